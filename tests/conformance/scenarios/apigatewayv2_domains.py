"""Custom domain names, API mappings, routing rules and VPC links of HTTP APIs: success and main
error of each operation. Begins with an HTTP API that has a stage."""

import re

from harness.scenario import ANY, Service

v2 = Service("apigatewayv2")
apigw = Service("apigateway")

NOT_FOUND = ("NotFoundException", 404)
BAD_REQUEST = ("BadRequestException", 400)
CONFLICT = ("ConflictException", 409)
NO_DOMAIN = "Invalid domain name identifier specified"
NO_MAPPING = "Invalid API mapping identifier specified"
ABSENT = {"DomainName": "absent.example.com"}
NAME = "${client}.http.example.com"
DOMAIN = {"DomainName": NAME}
CERTIFICATE = "arn:aws:acm:us-east-1:${account}:certificate/one"
OTHER_CERTIFICATE = "arn:aws:acm:us-east-1:${account}:certificate/two"
REGIONAL = [{"CertificateArn": CERTIFICATE, "EndpointType": "REGIONAL"}]
EDGE = [{"CertificateArn": CERTIFICATE, "EndpointType": "EDGE"}]
ONLY_REGIONAL = re.compile("^Only REGIONAL domain names can be managed through the API Gateway V2")

DOMAINS = [
    v2.ok(
        "CreateDomainName",
        {
            "ApiMappingSelectionExpression": "$request.basepath",
            "DomainName": NAME,
            "DomainNameArn": f"arn:aws:apigateway:us-east-1::/domainnames/{NAME}",
            "DomainNameConfigurations[0].ApiGatewayDomainName": re.compile(
                "^d-[a-z0-9]{10}[.]execute-api[.]us-east-1[.]amazonaws[.]com$"
            ),
            "DomainNameConfigurations[0].CertificateArn": CERTIFICATE,
            "DomainNameConfigurations[0].CertificateUploadDate": ANY,
            "DomainNameConfigurations[0].DomainNameStatus": "AVAILABLE",
            "DomainNameConfigurations[0].EndpointType": "REGIONAL",
            "DomainNameConfigurations[0].HostedZoneId": "Z1UJRXOUMOOFQ8",
            "DomainNameConfigurations[0].SecurityPolicy": "TLS_1_2",
            "RoutingMode": "API_MAPPING_ONLY",
            "Tags": {"team": "shop"},
        },
        **DOMAIN,
        DomainNameConfigurations=REGIONAL,
        Tags={"team": "shop"},
    ),
    v2.fails(
        "CreateDomainName",
        *BAD_REQUEST,
        "The domain name you provided already exists.",
        **DOMAIN,
        DomainNameConfigurations=REGIONAL,
    ),
    v2.fails(
        "CreateDomainName",
        *BAD_REQUEST,
        ONLY_REGIONAL,
        **ABSENT,
        DomainNameConfigurations=EDGE,
    ),
    v2.ok("GetDomainName", {"DomainName": NAME}, **DOMAIN),
    v2.fails("GetDomainName", *NOT_FOUND, NO_DOMAIN, **ABSENT),
    v2.ok("GetDomainNames", {"Items[].DomainName": [NAME]}),
    v2.fails("GetDomainNames", *BAD_REQUEST, MaxResults="none"),
    # The domain is the same for both APIs.
    apigw.ok(
        "GetDomainName",
        {"domainName": NAME, "regionalCertificateArn": CERTIFICATE, "tags": {"team": "shop"}},
        domainName=NAME,
    ),
    v2.ok(
        "UpdateDomainName",
        {
            "DomainNameConfigurations[0].CertificateArn": OTHER_CERTIFICATE,
            "DomainNameConfigurations[0].EndpointType": "REGIONAL",
            "RoutingMode": "ROUTING_RULE_THEN_API_MAPPING",
            "MutualTlsAuthentication.TruststoreUri": "s3://trust/store.pem",
        },
        **DOMAIN,
        DomainNameConfigurations=[{"CertificateArn": OTHER_CERTIFICATE}],
        RoutingMode="ROUTING_RULE_THEN_API_MAPPING",
        MutualTlsAuthentication={"TruststoreUri": "s3://trust/store.pem"},
    ),
    v2.ok(
        "UpdateDomainName",
        {"MutualTlsAuthentication": None},
        **DOMAIN,
        MutualTlsAuthentication={"TruststoreUri": ""},
    ),
    v2.fails("UpdateDomainName", *BAD_REQUEST, **DOMAIN, DomainNameConfigurations=EDGE),
    v2.fails("UpdateDomainName", *NOT_FOUND, NO_DOMAIN, **ABSENT),
]

MAPPING = {**DOMAIN, "ApiMappingId": "${mapping}"}
MAPPINGS = [
    v2.ok(
        "CreateApiMapping",
        {
            "ApiId": "${v2_api}",
            "ApiMappingId": re.compile("^[a-z0-9]{6}$"),
            "ApiMappingKey": "orders/v1",
            "Stage": "test",
        },
        {"mapping": "ApiMappingId"},
        **DOMAIN,
        ApiId="${v2_api}",
        Stage="test",
        ApiMappingKey="orders/v1",
    ),
    v2.fails(
        "CreateApiMapping",
        *CONFLICT,
        "ApiMapping key already exists for this domain name",
        **DOMAIN,
        ApiId="${v2_api}",
        Stage="test",
        ApiMappingKey="orders/v1",
    ),
    v2.fails(
        "CreateApiMapping",
        *BAD_REQUEST,
        "Invalid stage identifier specified",
        **DOMAIN,
        ApiId="${v2_api}",
        Stage="none",
    ),
    v2.fails(
        "CreateApiMapping",
        *BAD_REQUEST,
        "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),",
        **DOMAIN,
        ApiId="${v2_api}",
        Stage="test",
        ApiMappingKey="a b",
    ),
    v2.fails(
        "CreateApiMapping",
        *BAD_REQUEST,
        **DOMAIN,
        ApiId="${v2_sockets}",
        Stage="none",
    ),
    v2.ok("GetApiMapping", {"ApiMappingKey": "orders/v1"}, **MAPPING),
    v2.fails("GetApiMapping", *NOT_FOUND, NO_MAPPING, **DOMAIN, ApiMappingId="none"),
    v2.ok("GetApiMappings", {"Items[].ApiMappingId": ["${mapping}"]}, **DOMAIN),
    v2.fails("GetApiMappings", *NOT_FOUND, NO_DOMAIN, **ABSENT),
    v2.ok(
        "UpdateApiMapping",
        {"ApiMappingKey": "orders", "Stage": "test", "ApiMappingId": "${mapping}"},
        **MAPPING,
        ApiId="${v2_api}",
        ApiMappingKey="orders",
    ),
    v2.fails(
        "UpdateApiMapping",
        *BAD_REQUEST,
        "Invalid API identifier specified",
        **MAPPING,
        ApiId="absent0000",
    ),
    v2.fails(
        "DeleteApi",
        *BAD_REQUEST,
        "Please remove all base path mappings related to the API in your domains before deleting "
        "this API.",
        ApiId="${v2_api}",
    ),
    v2.fails(
        "DeleteStage",
        *BAD_REQUEST,
        re.compile("^Please remove all base path mappings related to the stage"),
        ApiId="${v2_api}",
        StageName="test",
    ),
    v2.ok("DeleteApiMapping", **MAPPING),
    v2.fails("DeleteApiMapping", *NOT_FOUND, NO_MAPPING, **MAPPING),
]

# Rules lead to REST APIs alone.
REST = [
    apigw.ok("CreateRestApi", {}, {"rest": "id", "root": "rootResourceId"}, name="ruled"),
    apigw.ok(
        "PutMethod",
        restApiId="${rest}",
        resourceId="${root}",
        httpMethod="GET",
        authorizationType="NONE",
    ),
    apigw.ok(
        "PutIntegration",
        restApiId="${rest}",
        resourceId="${root}",
        httpMethod="GET",
        type="MOCK",
    ),
    apigw.ok("CreateDeployment", restApiId="${rest}", stageName="prod"),
]


def action(**members):
    return [{"InvokeApi": {"ApiId": "${rest}", "Stage": "prod", **members}}]


HEADERS = {"MatchHeaders": {"AnyOf": [{"Header": "x-version", "ValueGlob": "b*"}]}}
PATHS = {"MatchBasePaths": {"AnyOf": ["shop"]}}
CONDITIONS = [HEADERS, PATHS]
RULE = {**DOMAIN, "RoutingRuleId": "${rule}"}
NO_RULE = "Invalid routing rule identifier specified"
RULES = [
    v2.ok(
        "CreateRoutingRule",
        {
            "Actions": action(StripBasePath=False),
            "Conditions": CONDITIONS,
            "Priority": 50,
            "RoutingRuleArn": re.compile(
                "^arn:aws:apigateway:us-east-1:[0-9]{12}:/domainnames/.*/routingrules/"
            ),
        },
        {"rule": "RoutingRuleId"},
        **DOMAIN,
        Priority=50,
        Conditions=CONDITIONS,
        Actions=action(),
    ),
    v2.fails(
        "CreateRoutingRule", *CONFLICT, **DOMAIN, Priority=50, Conditions=[], Actions=action()
    ),
    v2.fails(
        "CreateRoutingRule",
        *BAD_REQUEST,
        re.compile("less than or equal to 1000000"),
        **DOMAIN,
        Priority=1_000_001,
        Conditions=[],
        Actions=action(),
    ),
    v2.fails(
        "CreateRoutingRule",
        *BAD_REQUEST,
        **DOMAIN,
        Priority=51,
        Conditions=[HEADERS, HEADERS, HEADERS],
        Actions=action(),
    ),
    v2.fails(
        "CreateRoutingRule",
        *BAD_REQUEST,
        "Only REST APIs are supported as target APIs for routing rules",
        **DOMAIN,
        Priority=51,
        Conditions=[],
        Actions=[{"InvokeApi": {"ApiId": "${v2_api}", "Stage": "test"}}],
    ),
    v2.ok("GetRoutingRule", {"Priority": 50, "Conditions": CONDITIONS}, **RULE),
    v2.fails("GetRoutingRule", *NOT_FOUND, NO_RULE, **DOMAIN, RoutingRuleId="none"),
    v2.ok(
        "CreateRoutingRule",
        {"Conditions": []},
        {"other_rule": "RoutingRuleId"},
        **DOMAIN,
        Priority=7,
        Conditions=[],
        Actions=action(),
    ),
    v2.ok("ListRoutingRules", {"RoutingRules[].Priority": [7, 50]}, **DOMAIN),
    v2.fails("ListRoutingRules", *NOT_FOUND, NO_DOMAIN, **ABSENT),
    v2.ok(
        "PutRoutingRule",
        {"Priority": 60, "Actions": action(StripBasePath=True), "RoutingRuleId": "${rule}"},
        **RULE,
        Priority=60,
        Conditions=[PATHS],
        Actions=action(StripBasePath=True),
    ),
    v2.fails(
        "PutRoutingRule",
        *NOT_FOUND,
        NO_RULE,
        **DOMAIN,
        RoutingRuleId="none",
        Priority=61,
        Conditions=[],
        Actions=action(),
    ),
    v2.ok("DeleteRoutingRule", **DOMAIN, RoutingRuleId="${other_rule}"),
    v2.ok("DeleteRoutingRule", **RULE),
    v2.fails("DeleteRoutingRule", *NOT_FOUND, NO_RULE, **RULE),
    apigw.ok("DeleteRestApi", restApiId="${rest}"),
]

ARN = f"arn:aws:apigateway:us-east-1::/domainnames/{NAME}"
LINK_ARN = "arn:aws:apigateway:us-east-1::/vpclinks/${v2_link}"
LINK = {"VpcLinkId": "${v2_link}"}
NO_LINK = "Invalid VpcLink identifier specified"
REST_OF_IT = [
    v2.ok("TagResource", ResourceArn=ARN, Tags={"tier": "gold"}),
    v2.ok("UntagResource", ResourceArn=ARN, TagKeys=["team"]),
    v2.ok("GetTags", {"Tags": {"tier": "gold"}}, ResourceArn=ARN),
    v2.ok("DeleteDomainName", **DOMAIN),
    v2.fails("DeleteDomainName", *NOT_FOUND, NO_DOMAIN, **DOMAIN),
    v2.ok(
        "CreateVpcLink",
        {
            "Name": "inside",
            "VpcLinkStatus": "PENDING",
            "VpcLinkVersion": "V2",
            "SubnetIds": ["subnet-a"],
            "SecurityGroupIds": ["sg-1"],
            "CreatedDate": ANY,
        },
        {"v2_link": "VpcLinkId"},
        Name="inside",
        SubnetIds=["subnet-a"],
        SecurityGroupIds=["sg-1"],
    ),
    v2.fails("CreateVpcLink", *BAD_REQUEST, Name="inside", SubnetIds=[]),
    v2.ok(
        "GetVpcLink",
        {
            "VpcLinkStatus": "AVAILABLE",
            "VpcLinkStatusMessage": "VPC link is ready to route traffic",
        },
        **LINK,
    ),
    v2.fails("GetVpcLink", *NOT_FOUND, NO_LINK, VpcLinkId="none"),
    v2.ok("GetVpcLinks", {"Items[].VpcLinkId": ["${v2_link}"]}),
    v2.fails("GetVpcLinks", *BAD_REQUEST, MaxResults="none"),
    v2.ok("UpdateVpcLink", {"Name": "within", "SubnetIds": ["subnet-a"]}, **LINK, Name="within"),
    v2.fails("UpdateVpcLink", *NOT_FOUND, NO_LINK, VpcLinkId="none", Name="x"),
    v2.ok("TagResource", ResourceArn=LINK_ARN, Tags={"a": "b"}),
    v2.ok("GetTags", {"Tags": {"a": "b"}}, ResourceArn=LINK_ARN),
    v2.ok("DeleteVpcLink", **LINK),
    v2.fails("DeleteVpcLink", *NOT_FOUND, NO_LINK, **LINK),
]

STEPS = DOMAINS + MAPPINGS + REST + RULES + REST_OF_IT
