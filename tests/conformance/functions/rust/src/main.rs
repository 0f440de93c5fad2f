//! A function as its Rust users write it: lambda_runtime polls the Runtime API, not code of ours.

use std::time::{Duration, SystemTime};

use lambda_runtime::streaming::{channel, Body, Response, Sender};
use lambda_runtime::{
    run, service_fn, Context, Diagnostic, Error, FunctionResponse, LambdaEvent, MetadataPrelude,
};
use serde_json::{json, Value};

type Answer = FunctionResponse<Value, Body>;

#[derive(Debug)]
struct SoldOut(String);

impl From<SoldOut> for Diagnostic {
    fn from(error: SoldOut) -> Diagnostic {
        Diagnostic {
            error_type: "SoldOut".into(),
            error_message: error.0,
        }
    }
}

fn who(context: &Context) -> Value {
    json!({
        "requestId": context.request_id,
        "arn": context.invoked_function_arn,
        "function": context.env_config.function_name,
        "version": context.env_config.version,
        "client": context.client_context.as_ref().map(|client| &client.client.app_title),
        "hasTime": context.deadline() > SystemTime::now(),
    })
}

async fn send_parts(mut sender: Sender, parts: Vec<Value>, pause: Duration) {
    for part in parts {
        let text = part.as_str().unwrap_or_default().to_owned();
        if sender.send_data(text.into()).await.is_err() {
            return; // nobody listens any more
        }
        tokio::time::sleep(pause).await;
    }
}

fn stream(parts: &[Value], pause: Duration, metadata_prelude: MetadataPrelude) -> Answer {
    let (sender, stream) = channel();
    tokio::spawn(send_parts(sender, parts.to_vec(), pause));
    FunctionResponse::StreamingResponse(Response {
        metadata_prelude,
        stream,
    })
}

async fn handle(event: LambdaEvent<Value>) -> Result<Answer, SoldOut> {
    let (event, context) = event.into_parts();
    println!("a line");
    if let Some(message) = event["fail"].as_str() {
        return Err(SoldOut(message.into()));
    }
    if let Some(message) = event["panic"].as_str() {
        panic!("{message}");
    }
    if let Some(code) = event["exit"].as_i64() {
        std::process::exit(code as i32);
    }
    if event["kill"] == true {
        std::process::abort();
    }
    if let Some(seconds) = event["sleep"].as_u64() {
        tokio::time::sleep(Duration::from_secs(seconds)).await;
    }
    if event["rawPath"].is_string() {
        let mut prelude = MetadataPrelude {
            status_code: http::StatusCode::CREATED,
            ..Default::default()
        };
        prelude.headers.insert("x-shop", "open".parse().unwrap());
        prelude.cookies.push("visited=1".into());
        return Ok(stream(&[json!("one "), json!("two")], Duration::ZERO, prelude));
    }
    if let Some(parts) = event["parts"].as_array() {
        let pause = Duration::from_millis(event["pause"].as_u64().unwrap_or_default());
        return Ok(stream(parts, pause, MetadataPrelude::default()));
    }
    if event["who"] == true {
        return Ok(FunctionResponse::BufferedResponse(who(&context)));
    }
    Ok(FunctionResponse::BufferedResponse(event["give"].clone()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(handle)).await
}
