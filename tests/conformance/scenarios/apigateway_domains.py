"""Custom domain names, base path mappings, VPC links, client certificates and SDK types of REST
APIs: success and main error of each operation. Begins with an API that is deployed to a stage."""

import re

from harness.scenario import ANY, Service

apigw = Service("apigateway")

NOT_FOUND = ("NotFoundException", 404)
BAD_REQUEST = ("BadRequestException", 400)
CONFLICT = ("ConflictException", 409)
NO_DOMAIN = "Invalid domain name identifier specified"
NO_MAPPING = "Invalid base path mapping identifier specified"
PATCH = re.compile("^Invalid patch path")
ABSENT = "absent.example.com"
# Names are taken by one account of a region, so each client has its own.
NAME = "${client}.rest.example.com"
DOMAIN = {"domainName": NAME}
CERTIFICATE = "arn:aws:acm:us-east-1:${account}:certificate/one"
OTHER_CERTIFICATE = "arn:aws:acm:us-east-1:${account}:certificate/two"
POLICY = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",'
    '"Action":"execute-api:Invoke","Resource":"execute-api:/*"}]}'
)


def replace(path, value):
    return [{"op": "replace", "path": path, "value": value}]


NO_PATCH = replace("/colour", "blue")

DOMAINS = [
    apigw.ok(
        "CreateDomainName",
        {
            "domainName": NAME,
            "domainNameArn": f"arn:aws:apigateway:us-east-1::/domainnames/{NAME}",
            "certificateArn": CERTIFICATE,
            "certificateName": "one",
            "certificateUploadDate": ANY,
            "distributionDomainName": re.compile("^d[a-z0-9]{13}[.]cloudfront[.]net$"),
            "distributionHostedZoneId": "Z2FDTNDATAQYW2",
            "regionalDomainName": None,
            "endpointConfiguration": {"types": ["EDGE"], "ipAddressType": "ipv4"},
            "domainNameStatus": "AVAILABLE",
            "securityPolicy": "TLS_1_2",
            "routingMode": "BASE_PATH_MAPPING_ONLY",
            "tags": {"team": "shop"},
        },
        **DOMAIN,
        certificateArn=CERTIFICATE,
        certificateName="one",
        tags={"team": "shop"},
    ),
    apigw.fails(
        "CreateDomainName",
        *BAD_REQUEST,
        "The domain name you provided already exists.",
        **DOMAIN,
        certificateArn=CERTIFICATE,
    ),
    apigw.fails(
        "CreateDomainName",
        *BAD_REQUEST,
        "A certificate was not provided for the endpoint type EDGE.",
        domainName=ABSENT,
    ),
    apigw.fails(
        "CreateDomainName",
        *BAD_REQUEST,
        "Invalid certificate ARN: arn:aws:acm:eu-west-1:${account}:certificate/one. Certificate "
        "must be in 'us-east-1'.",
        domainName=ABSENT,
        regionalCertificateArn="arn:aws:acm:eu-west-1:${account}:certificate/one",
        endpointConfiguration={"types": ["REGIONAL"]},
    ),
    apigw.ok("GetDomainName", {"domainName": NAME, "certificateArn": CERTIFICATE}, **DOMAIN),
    apigw.fails("GetDomainName", *NOT_FOUND, NO_DOMAIN, domainName=ABSENT),
    apigw.ok("GetDomainNames", {"items[].domainName": [NAME]}),
    apigw.ok("GetDomainNames", {"items": []}, resourceOwner="OTHER_ACCOUNTS"),
    apigw.fails("GetDomainNames", *BAD_REQUEST, position="not-a-position"),
    # The way from one endpoint to the other that AWS's guide describes.
    apigw.ok(
        "UpdateDomainName",
        {
            "endpointConfiguration.types": ["EDGE", "REGIONAL"],
            "regionalCertificateArn": OTHER_CERTIFICATE,
            "regionalDomainName": re.compile(
                "^d-[a-z0-9]{10}[.]execute-api[.]us-east-1[.]amazonaws[.]com$"
            ),
            "regionalHostedZoneId": "Z1UJRXOUMOOFQ8",
            "distributionDomainName": ANY,
        },
        **DOMAIN,
        patchOperations=[
            {"op": "add", "path": "/endpointConfiguration/types", "value": "REGIONAL"},
            {"op": "add", "path": "/regionalCertificateArn", "value": OTHER_CERTIFICATE},
        ],
    ),
    apigw.ok(
        "UpdateDomainName",
        {
            "endpointConfiguration.types": ["REGIONAL"],
            "certificateArn": None,
            "distributionDomainName": None,
            "mutualTlsAuthentication": {"truststoreUri": "s3://trust/store.pem"},
        },
        **DOMAIN,
        patchOperations=[
            {"op": "remove", "path": "/endpointConfiguration/types", "value": "EDGE"},
            {"op": "remove", "path": "/certificateArn"},
            *replace("/mutualTlsAuthentication/truststoreUri", "s3://trust/store.pem"),
        ],
    ),
    apigw.fails(
        "UpdateDomainName", *BAD_REQUEST, PATCH, **DOMAIN, patchOperations=NO_PATCH
    ),
    apigw.fails(
        "UpdateDomainName",
        *BAD_REQUEST,
        "A certificate was not provided for the endpoint type REGIONAL.",
        **DOMAIN,
        patchOperations=[{"op": "remove", "path": "/regionalCertificateArn"}],
    ),
    apigw.fails(
        "UpdateDomainName",
        *BAD_REQUEST,
        **DOMAIN,
        patchOperations=replace("/policy", POLICY),
    ),
]

MAPPING = {**DOMAIN, "basePath": "v1"}
MAPPINGS = [
    apigw.ok(
        "CreateBasePathMapping",
        {"basePath": "v1", "restApiId": "${api}", "stage": "test"},
        **MAPPING,
        restApiId="${api}",
        stage="test",
    ),
    apigw.ok(
        "CreateBasePathMapping",
        {"basePath": "(none)", "restApiId": "${api}", "stage": None},
        **DOMAIN,
        restApiId="${api}",
    ),
    apigw.fails(
        "CreateBasePathMapping",
        *CONFLICT,
        "Base path already exists for this domain name",
        **MAPPING,
        restApiId="${api}",
    ),
    apigw.fails(
        "CreateBasePathMapping",
        *BAD_REQUEST,
        "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a "
        "multi-level base path mapping, use API Gateway V2.",
        **DOMAIN,
        basePath="orders/v1",
        restApiId="${api}",
    ),
    apigw.fails(
        "CreateBasePathMapping",
        *BAD_REQUEST,
        "Invalid stage identifier specified",
        **DOMAIN,
        basePath="v2",
        restApiId="${api}",
        stage="none",
    ),
    apigw.fails(
        "CreateBasePathMapping",
        *BAD_REQUEST,
        "Invalid REST API identifier specified",
        **DOMAIN,
        basePath="v2",
        restApiId="absent0000",
    ),
    apigw.fails(
        "CreateBasePathMapping", *NOT_FOUND, NO_DOMAIN, domainName=ABSENT, restApiId="${api}"
    ),
    apigw.ok("GetBasePathMapping", {"restApiId": "${api}"}, **DOMAIN, basePath="(none)"),
    apigw.fails("GetBasePathMapping", *NOT_FOUND, NO_MAPPING, **DOMAIN, basePath="v9"),
    apigw.ok("GetBasePathMappings", {"items[].basePath": ["(none)", "v1"]}, **DOMAIN),
    apigw.fails("GetBasePathMappings", *NOT_FOUND, NO_DOMAIN, domainName=ABSENT),
    apigw.ok(
        "UpdateBasePathMapping",
        {"basePath": "v2", "stage": "test"},
        **MAPPING,
        patchOperations=replace("/basePath", "v2"),
    ),
    apigw.fails(
        "UpdateBasePathMapping",
        *CONFLICT,
        **DOMAIN,
        basePath="v2",
        patchOperations=replace("/basePath", "(none)"),
    ),
    apigw.fails(
        "UpdateBasePathMapping",
        *BAD_REQUEST,
        PATCH,
        **DOMAIN,
        basePath="v2",
        patchOperations=NO_PATCH,
    ),
    apigw.fails(
        "DeleteStage",
        *BAD_REQUEST,
        "Please remove all base path mappings related to the stage in your domains before deleting "
        "this stage.",
        restApiId="${api}",
        stageName="test",
    ),
    apigw.fails(
        "DeleteRestApi",
        *BAD_REQUEST,
        "Please remove all base path mappings related to the API in your domains before deleting "
        "this API.",
        restApiId="${api}",
    ),
    apigw.ok("DeleteBasePathMapping", **DOMAIN, basePath="v2"),
    apigw.ok("DeleteBasePathMapping", **DOMAIN, basePath="(none)"),
    apigw.fails("DeleteBasePathMapping", *NOT_FOUND, NO_MAPPING, **DOMAIN, basePath="v2"),
]

ARN = f"arn:aws:apigateway:us-east-1::/domainnames/{NAME}"
TAGS = [
    apigw.ok("TagResource", resourceArn=ARN, tags={"tier": "gold"}),
    apigw.ok("GetTags", {"tags": {"team": "shop", "tier": "gold"}}, resourceArn=ARN),
    apigw.ok("UntagResource", resourceArn=ARN, tagKeys=["team"]),
    apigw.fails(
        "GetTags",
        *NOT_FOUND,
        NO_DOMAIN,
        resourceArn="arn:aws:apigateway:us-east-1::/domainnames/absent",
    ),
    apigw.ok("DeleteDomainName", **DOMAIN),
    apigw.fails("DeleteDomainName", *NOT_FOUND, NO_DOMAIN, **DOMAIN),
]

PRIVATE = {"domainName": "private.example.com", "domainNameId": "${domain_id}"}
ASSOCIATION_ARN = (
    "arn:aws:apigateway:us-east-1:${account}:/domainnameaccessassociations/domainname/"
    "private.example.com+${domain_id}/vpcesource/vpce-abc"
)
ASSOCIATION = {
    "domainNameArn": "${domain_arn}",
    "accessAssociationSource": "vpce-abc",
    "accessAssociationSourceType": "VPCE",
}
NO_ASSOCIATION = "Invalid domain name access association identifier specified"
PRIVATES = [
    apigw.ok(
        "CreateDomainName",
        {
            "domainNameId": re.compile("^[a-z0-9]{10}$"),
            "domainNameArn": re.compile(
                "^arn:aws:apigateway:us-east-1:[0-9]{12}:/domainnames/private.example.com[+]"
            ),
            "endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "dualstack"},
            "policy": re.compile(
                r'"Resource":"arn:aws:execute-api:us-east-1:[0-9]{12}:/domainnames/'
            ),
        },
        {"domain_id": "domainNameId", "domain_arn": "domainNameArn"},
        domainName="private.example.com",
        certificateArn=CERTIFICATE,
        endpointConfiguration={"types": ["PRIVATE"]},
        policy=POLICY,
    ),
    apigw.ok("GetDomainName", {"domainNameId": "${domain_id}"}, **PRIVATE),
    apigw.fails("GetDomainName", *NOT_FOUND, NO_DOMAIN, domainName="private.example.com"),
    apigw.ok(
        "CreateDomainNameAccessAssociation",
        {**ASSOCIATION, "domainNameAccessAssociationArn": ASSOCIATION_ARN},
        **ASSOCIATION,
    ),
    apigw.fails("CreateDomainNameAccessAssociation", *CONFLICT, **ASSOCIATION),
    apigw.fails(
        "CreateDomainNameAccessAssociation",
        *BAD_REQUEST,
        **{**ASSOCIATION, "domainNameArn": ARN},
    ),
    apigw.ok(
        "GetDomainNameAccessAssociations",
        {"items[].domainNameAccessAssociationArn": [ASSOCIATION_ARN]},
        resourceOwner="SELF",
    ),
    apigw.fails("GetDomainNameAccessAssociations", *BAD_REQUEST, position="not-a-position"),
    apigw.fails(
        "RejectDomainNameAccessAssociation",
        *NOT_FOUND,
        NO_ASSOCIATION,
        domainNameAccessAssociationArn=ASSOCIATION_ARN,
        domainNameArn=ARN,
    ),
    apigw.ok(
        "RejectDomainNameAccessAssociation",
        domainNameAccessAssociationArn=ASSOCIATION_ARN,
        domainNameArn="${domain_arn}",
    ),
    apigw.ok("CreateDomainNameAccessAssociation", {}, **ASSOCIATION),
    apigw.ok("DeleteDomainNameAccessAssociation", domainNameAccessAssociationArn=ASSOCIATION_ARN),
    apigw.fails(
        "DeleteDomainNameAccessAssociation",
        *NOT_FOUND,
        NO_ASSOCIATION,
        domainNameAccessAssociationArn=ASSOCIATION_ARN,
    ),
    apigw.ok("DeleteDomainName", **PRIVATE),
]

TARGET = "arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/net/lb/12a456s89aaa12345"
LINK = {"vpcLinkId": "${link}"}
NO_LINK = "Invalid Vpc Link identifier specified"
VPC_LINKS = [
    apigw.ok(
        "CreateVpcLink",
        {"name": "inside", "status": "PENDING", "targetArns": [TARGET], "tags": {"a": "b"}},
        {"link": "id"},
        name="inside",
        targetArns=[TARGET],
        tags={"a": "b"},
    ),
    apigw.fails("CreateVpcLink", *BAD_REQUEST, name="inside", targetArns=[TARGET, TARGET]),
    apigw.ok(
        "GetVpcLink",
        {"status": "AVAILABLE", "statusMessage": "Your vpc link is ready for use"},
        **LINK,
    ),
    apigw.fails("GetVpcLink", *NOT_FOUND, NO_LINK, vpcLinkId="none"),
    apigw.ok("GetVpcLinks", {"items[].id": ["${link}"]}),
    apigw.fails("GetVpcLinks", *BAD_REQUEST, position="not-a-position"),
    apigw.ok(
        "UpdateVpcLink", {"name": "within"}, **LINK, patchOperations=replace("/name", "within")
    ),
    apigw.fails("UpdateVpcLink", *BAD_REQUEST, PATCH, **LINK, patchOperations=NO_PATCH),
    apigw.ok(
        "CreateVpcLink", {"status": "PENDING"}, {"broken": "id"}, name="x", targetArns=["none"]
    ),
    apigw.ok(
        "GetVpcLink",
        {"status": "FAILED", "statusMessage": "NLB ARN is malformed."},
        vpcLinkId="${broken}",
    ),
    apigw.ok("DeleteVpcLink", vpcLinkId="${broken}"),
    apigw.ok("DeleteVpcLink", **LINK),
    apigw.fails("DeleteVpcLink", *NOT_FOUND, NO_LINK, **LINK),
]

CLIENT_CERTIFICATE = {"clientCertificateId": "${certificate}"}
NO_CERTIFICATE = "Invalid Client Certificate identifier specified"
CERTIFICATES = [
    apigw.ok(
        "GenerateClientCertificate",
        {
            "clientCertificateId": re.compile("^[a-z0-9]{6}$"),
            "description": "backend",
            "pemEncodedCertificate": re.compile(
                "^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n$"
            ),
            "createdDate": ANY,
            "expirationDate": ANY,
            "tags": {"a": "b"},
        },
        {"certificate": "clientCertificateId"},
        description="backend",
        tags={"a": "b"},
    ),
    apigw.fails("GenerateClientCertificate", *BAD_REQUEST, tags={"aws:own": "x"}),
    apigw.ok("GetClientCertificate", {"description": "backend"}, **CLIENT_CERTIFICATE),
    apigw.fails("GetClientCertificate", *NOT_FOUND, NO_CERTIFICATE, clientCertificateId="none"),
    apigw.ok("GetClientCertificates", {"items[].clientCertificateId": ["${certificate}"]}),
    apigw.fails("GetClientCertificates", *BAD_REQUEST, position="not-a-position"),
    apigw.ok(
        "UpdateClientCertificate",
        {"description": "other"},
        **CLIENT_CERTIFICATE,
        patchOperations=replace("/description", "other"),
    ),
    apigw.fails(
        "UpdateClientCertificate",
        *BAD_REQUEST,
        PATCH,
        **CLIENT_CERTIFICATE,
        patchOperations=NO_PATCH,
    ),
    apigw.ok("DeleteClientCertificate", **CLIENT_CERTIFICATE),
    apigw.fails("DeleteClientCertificate", *NOT_FOUND, NO_CERTIFICATE, **CLIENT_CERTIFICATE),
]

SDK_TYPES = [
    apigw.ok(
        "GetSdkTypes",
        {"items[].id": ["android", "java", "javascript", "objectivec", "ruby", "swift"]},
    ),
    apigw.fails("GetSdkTypes", *BAD_REQUEST, position="not-a-position"),
    apigw.ok(
        "GetSdkType",
        {
            "friendlyName": "Java",
            "configurationProperties[?required].name": ["service.name", "java.package-name"],
        },
        id="java",
    ),
    apigw.fails("GetSdkType", *NOT_FOUND, id="cobol"),
]

STEPS = DOMAINS + MAPPINGS + TAGS + PRIVATES + VPC_LINKS + CERTIFICATES + SDK_TYPES
