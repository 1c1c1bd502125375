using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary><c>AWS::Serverless::Function</c>: the function, its role, its URL, and the API that its events imply.</summary>
internal static class SamFunction
{
    private static readonly string[] Same =
    [
        "FunctionName",
        "Description",
        "Handler",
        "Runtime",
        "Timeout",
        "MemorySize",
        "Environment",
        "VpcConfig",
        "KmsKeyArn",
        "Layers",
        "ReservedConcurrentExecutions",
        "PackageType",
        "Architectures",
        "EphemeralStorage",
        "FileSystemConfigs",
        "CodeSigningConfigArn",
        "LoggingConfig",
        "SnapStart",
    ];

    public static IEnumerable<NodeMember> Expand(SamResource function)
    {
        var (role, arn) = SamRole.Of(function, "lambda.amazonaws.com");
        var queue = function["DeadLetterQueue"];
        yield return function.Make(
            function.Id,
            "AWS::Lambda::Function",
            [
                .. function.Same(Same),
                ("Role", arn),
                ("Code", Code(function)),
                ("DeadLetterConfig", queue is null ? null : function.Map(("TargetArn", queue["TargetArn"]))),
                ("TracingConfig", function["Tracing"] is { } mode ? function.Map(("Mode", mode)) : null),
                ("Tags", function.Tags()),
            ]
        );
        if (role is { } made)
        {
            yield return made;
        }

        if (function["FunctionUrlConfig"] is { IsMap: true } url)
        {
            yield return function.Make(
                $"{function.Id}Url",
                "AWS::Lambda::Url",
                ("TargetFunctionArn", function.Call("Ref", function.Text(function.Id))),
                ("AuthType", url["AuthType"]),
                ("Cors", url["Cors"]),
                ("InvokeMode", url["InvokeMode"])
            );
        }

        foreach (var each in function["Events"]?.Members ?? [])
        {
            if (each.Value["Type"]?.Text == "Api" && each.Value["Properties"]?["RestApiId"] is null)
            {
                foreach (var implied in SamApi.Implied(function))
                {
                    yield return implied;
                }
            }
        }
    }

    private static Node? Code(SamResource function)
    {
        if (function["InlineCode"] is { } inline)
        {
            return function.Map(("ZipFile", inline));
        }

        return function["CodeUri"] is { IsMap: true } code && code["Bucket"] is { } bucket
            ? function.Map(("S3Bucket", bucket), ("S3Key", code["Key"]))
            : null;
    }
}
