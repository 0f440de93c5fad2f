// The examples of API Gateway's documentation of mapping templates.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"
#include "rendered.hpp"

namespace emulator::vtl {
namespace {

// The same JSON without spaces; what is no JSON fails the test.
std::string compact(const std::string& text) {
  const auto document = aws::parse_json(text);
  EXPECT_TRUE(document) << text;
  return document ? aws::to_string(*document) : "";
}

constexpr auto photos = R"({"photos": {"page": 1, "pages": "1234", "perpage": 100,
  "total": "123398", "photo": [
    {"id": "12345678901", "owner": "23456789@A12", "photographer_first_name" : "Saanvi",
     "photographer_last_name" : "Sarkar", "secret": "abc123d456", "server": "1234", "farm": 1,
     "title": "Sample photo 1", "ispublic": true, "isfriend": false, "isfamily": false},
    {"id": "23456789012", "owner": "34567890@B23", "photographer_first_name" : "Richard",
     "photographer_last_name" : "Roe", "secret": "bcd234e567", "server": "2345", "farm": 2,
     "title": "Sample photo 2", "ispublic": true, "isfriend": false, "isfamily": false}]}})";

TEST(AwsExamples, Photo_album) {
  const std::string text = R"vtl(#set($inputRoot = $input.path('$'))
{
  "photos": [
#foreach($elem in $inputRoot.photos.photo)
    {
      "id": "$elem.id",
      "photographedBy": "$elem.photographer_first_name $elem.photographer_last_name",
      "title": "$elem.title",
      "ispublic": $elem.ispublic,
      "isfriend": $elem.isfriend,
      "isfamily": $elem.isfamily
    }#if($foreach.hasNext),#end

#end
  ]
})vtl";
  Renderer render;
  render.body = photos;
  EXPECT_EQ(compact(render(text)),
            R"({"photos":[{"id":"12345678901","photographedBy":"Saanvi Sarkar",)"
            R"("title":"Sample photo 1","ispublic":true,"isfriend":false,"isfamily":false},)"
            R"({"id":"23456789012","photographedBy":"Richard Roe","title":"Sample photo 2",)"
            R"("ispublic":true,"isfriend":false,"isfamily":false}]})");
}

TEST(AwsExamples, Categories_of_a_shop) {
  const std::string text = R"vtl(#set($inputRoot = $input.path('$'))
{ "choices": [
#foreach($elem in $inputRoot.category)
  { "kind": "$elem.type",
    "suggestion": [
    #foreach($subelem in $elem.bin)
      { "item": "$subelem.type", "price": $subelem.price }#if($foreach.hasNext),#end
    #end
  ] }#if($foreach.hasNext),#end
#end
] })vtl";
  Renderer render;
  render.body = R"({"category": [
      {"type": "produce", "bin": [{"type": "fruit", "price": 1.99, "unit": "dozen"}]},
      {"type": "dairy", "bin": [{"type": "milk", "price": 2.00, "unit": "liter"}]}]})";
  EXPECT_EQ(compact(render(text)),
            R"({"choices":[{"kind":"produce","suggestion":[{"item":"fruit","price":1.99}]},)"
            R"({"kind":"dairy","suggestion":[{"item":"milk","price":2.0}]}]})");
}

TEST(AwsExamples, All_parameters_pass_through) {
  const std::string text = R"vtl(##  This template passes everything through
#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
"$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
#if ($foreach.hasNext), #end
#end
}
#if ($foreach.hasNext), #end
#end
}
, "stage-variables" : {
#foreach ($key in $stageVariables.keySet())
  "$key" : "$util.escapeJavaScript($stageVariables.get($key))"
#if ($foreach.hasNext), #end
#end
}
, "context" : {
  "source-ip" : "$context.identity.sourceIp", "stage" : "$context.stage"
}
})vtl";
  Renderer render;
  render.body = R"({"text":"it's"})";
  render.parameters.path = {{"id", "7"}};
  render.parameters.querystring = {{"q", "a\"b"}};
  render.parameters.header = {{"Accept", "*/*"}, {"Host", "x"}};
  render.json["stageVariables"] = R"({"color":"blue"})";
  render.json["context"] = R"({"identity":{"sourceIp":"127.0.0.1"},"stage":"prod"})";
  EXPECT_EQ(compact(render(text)),
            R"({"body-json":{"text":"it's"},"params":{"path":{"id":"7"},)"
            R"("querystring":{"q":"a\"b"},"header":{"Accept":"*/*","Host":"x"}},)"
            R"("stage-variables":{"color":"blue"},)"
            R"("context":{"source-ip":"127.0.0.1","stage":"prod"}})");
}

TEST(AwsExamples, Parameters_by_name) {
  Renderer render;
  render.parameters.path = {{"id", "from path"}};
  render.parameters.querystring = {{"id", "from query"}, {"q", "query"}};
  render.parameters.header = {{"X-Type", "header"}};
  EXPECT_EQ(render("$input.params('id') $input.params().querystring.id $input.params('q') "
                   "$input.params('x-type') [$input.params('none')] "
                   "$input.params().header.get('X-Type') $input.params().path.id"),
            "from path from query query header [] header from path");
}

TEST(AwsExamples, Parts_of_the_body) {
  Renderer render;
  render.body = R"({"name":"Ada","pets":["dog","cat"],"nested":{"a":[1,2.0,null]}})";
  EXPECT_EQ(render(R"vtl({"name":"$input.path('$.name')","pets":$input.json('$.pets'),)vtl"
                   R"vtl("first":"$input.path('$.pets')[0]",)vtl"
                   R"vtl("count":$input.path('$.pets').size()})vtl"),
            R"({"name":"Ada","pets":["dog","cat"],"first":"dog","count":2})");
  EXPECT_EQ(render("$input.json('$.nested') $input.json('$.missing') [$input.path('$.missing')]"),
            R"({"a":[1,2.0,null]} "" [])");
  EXPECT_EQ(render("#set($inputRoot = $input.path('$'))#if(\"$!inputRoot.next\" != \"\")n#end-"),
            "-");
}

TEST(AwsExamples, Bodies_that_are_no_json) {
  Renderer render;
  EXPECT_EQ(render("$input.json('$')|$input.body|"), "{}||");
  render.body = "a=1&b=2";
  EXPECT_EQ(render("#foreach($pair in $input.path('$').split('&'))$pair;#end"), "a=1;b=2;");
  EXPECT_EQ(render("$input.body"), "a=1&b=2");
}

TEST(AwsExamples, Quotes_for_java_script) {
  Renderer render;
  render.body = R"({"say":"it's \"so\""})";
  EXPECT_EQ(render(R"vtl("$util.escapeJavaScript($input.path('$.say')).replaceAll("\\'","'")")vtl"),
            R"("it's \"so\"")");
}

TEST(AwsExamples, Requests_are_overridden_in_the_context) {
  const std::string text = R"vtl(#set($context.requestOverride.path.petId = $input.path('$.action'))
#set($context.requestOverride.header.X-Custom = "$input.path('$.action')!")
#set($context.responseOverride.status = 418)
$context.requestOverride $context.responseOverride.status)vtl";
  Renderer render;
  render.body = R"({"action":"sheep"})";
  render.json["context"] = R"({"requestOverride":{"header":{},"path":{},"querystring":{}},
      "responseOverride":{"header":{}}})";
  EXPECT_EQ(render(text), "{header={X-Custom=sheep!}, path={petId=sheep}, querystring={}} 418");
}

TEST(AwsExamples, Errors_of_functions) {
  Renderer render;
  render.body = R"({"errorMessage":"{\"status\":404,\"reason\":\"gone\"}"})";
  EXPECT_EQ(render("#set($error = $util.parseJson($input.path('$.errorMessage')))"
                   "$error.status: $error.reason"),
            "404: gone");
  render.body = R"({"errorMessage":"Task timed out"})";
  EXPECT_EQ(render("#if($input.path('$.errorMessage').toString().contains('timed out'))late#end"),
            "late");
}

TEST(AwsExamples, Messages_for_sqs_and_sns) {
  Renderer render;
  render.body = R"({"a":"b c"})";
  render.json["context"] = R"({"requestId":"r-1"})";
  EXPECT_EQ(render("Action=SendMessage&MessageBody=$util.urlEncode($input.body)"
                   "&MessageAttribute.1.Value.StringValue=$context.requestId"),
            "Action=SendMessage&MessageBody=%7B%22a%22%3A%22b+c%22%7D"
            "&MessageAttribute.1.Value.StringValue=r-1");
}

}  // namespace
}  // namespace emulator::vtl
