using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary><c>AWS::Serverless::Api</c> and <c>HttpApi</c>: the API and its stage.</summary>
internal static class SamApi
{
    public static IEnumerable<NodeMember> Rest(SamResource api)
    {
        yield return api.Make(
            api.Id,
            "AWS::ApiGateway::RestApi",
            [
                .. api.Same(
                    "Name",
                    "Description",
                    "BinaryMediaTypes",
                    "MinimumCompressionSize",
                    "DisableExecuteApiEndpoint"
                ),
                ("EndpointConfiguration", Endpoint(api)),
                (
                    "Policy",
                    api["Auth"]?["ResourcePolicy"]?["CustomStatements"] is { } statements
                        ? api.Map(("Statement", statements))
                        : null
                ),
                ("Tags", api.Tags()),
            ]
        );
        yield return api.Make(
            StageId(api),
            "AWS::ApiGateway::Stage",
            [
                ("RestApiId", api.Call("Ref", api.Text(api.Id))),
                .. api.Same(
                    "StageName",
                    "MethodSettings",
                    "AccessLogSetting",
                    "CacheClusterEnabled",
                    "CacheClusterSize",
                    "TracingEnabled",
                    "Variables",
                    "CanarySetting"
                ),
                ("ClientCertificateId", api["ClientCertificateId"]),
                ("Tags", api.Tags()),
            ]
        );
    }

    public static IEnumerable<NodeMember> Http(SamResource api)
    {
        yield return api.Make(
            api.Id,
            "AWS::ApiGatewayV2::Api",
            ("ProtocolType", api.Text("HTTP")),
            ("Name", api["Name"]),
            ("CorsConfiguration", api["CorsConfiguration"]),
            ("DisableExecuteApiEndpoint", api["DisableExecuteApiEndpoint"])
        );
        yield return api.Make(
            $"{api.Id}ApiGatewayDefaultStage",
            "AWS::ApiGatewayV2::Stage",
            ("ApiId", api.Call("Ref", api.Text(api.Id))),
            ("StageName", api["StageName"] ?? api.Text("$default")),
            ("AutoDeploy", api.Truth(true)),
            ("AccessLogSettings", api["AccessLogSettings"]),
            ("DefaultRouteSettings", api["DefaultRouteSettings"]),
            ("RouteSettings", api["RouteSettings"])
        );
    }

    /// <summary>The API that functions share when their events name none.</summary>
    public static IEnumerable<NodeMember> Implied(SamResource function)
    {
        yield return function.Make(
            "ServerlessRestApi",
            "AWS::ApiGateway::RestApi",
            ("Name", function.Call("Ref", function.Text("AWS::StackName")))
        );
        yield return function.Make(
            "ServerlessRestApiProdStage",
            "AWS::ApiGateway::Stage",
            ("RestApiId", function.Call("Ref", function.Text("ServerlessRestApi"))),
            ("StageName", function.Text("Prod"))
        );
    }

    private static string StageId(SamResource api) =>
        $"{api.Id}{(api["StageName"] is { IsText: true } name ? name.Text : "")}Stage";

    private static Node? Endpoint(SamResource api) =>
        api["EndpointConfiguration"] switch
        {
            { IsMap: true } map when map["Type"] is { } type => api.Map(
                ("Types", api.List(type)),
                ("VpcEndpointIds", map["VPCEndpointIds"])
            ),
            { IsText: true } type => api.Map(("Types", api.List(type))),
            var other => other,
        };
}
