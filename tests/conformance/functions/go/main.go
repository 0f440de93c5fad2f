// A function as its Go users write it: aws-lambda-go polls the Runtime API, not code of ours.
package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type request struct {
	Name  string `json:"name"`
	Fail  string `json:"fail"`
	Panic string `json:"panic"`
}

type answer struct {
	Greeting    string `json:"greeting"`
	RequestID   string `json:"requestId"`
	FunctionARN string `json:"functionArn"`
	Function    string `json:"function"`
	Version     string `json:"version"`
	Handler     string `json:"handler"`
	Client      string `json:"client"`
	HasDeadline bool   `json:"hasDeadline"`
}

func handle(ctx context.Context, in request) (answer, error) {
	if in.Fail != "" {
		return answer{}, errors.New(in.Fail)
	}
	if in.Panic != "" {
		panic(in.Panic)
	}
	aws, _ := lambdacontext.FromContext(ctx)
	_, hasDeadline := ctx.Deadline()
	return answer{
		Greeting:    "Hello, " + in.Name,
		RequestID:   aws.AwsRequestID,
		FunctionARN: aws.InvokedFunctionArn,
		Function:    lambdacontext.FunctionName,
		Version:     lambdacontext.FunctionVersion,
		Handler:     os.Getenv("_HANDLER"),
		Client:      aws.ClientContext.Client.AppTitle,
		HasDeadline: hasDeadline,
	}, nil
}

func main() {
	lambda.Start(handle)
}
