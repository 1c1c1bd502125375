using Ringfence.Controls;

namespace Ringfence.Posture.Sam;

/// <summary>
/// A fix of a resource that SAM writes out, in the names of the serverless resource that stands in the template. AWS
/// SAM specification, 2016-10-31: resource and property types.
/// </summary>
internal static class SamNames
{
    // By what stands there and what is made of it: the expanded property, and where the serverless resource has it.
    private static readonly Dictionary<string, Dictionary<string, string>> Known = new(StringComparer.Ordinal)
    {
        ["Function AWS::Lambda::Function"] = new(StringComparer.Ordinal)
        {
            ["DeadLetterConfig.TargetArn"] = "DeadLetterQueue.TargetArn",
            ["TracingConfig.Mode"] = "Tracing",
            ["Runtime"] = "Runtime",
            ["Timeout"] = "Timeout",
            ["MemorySize"] = "MemorySize",
            ["VpcConfig"] = "VpcConfig",
            ["KmsKeyArn"] = "KmsKeyArn",
            ["ReservedConcurrentExecutions"] = "ReservedConcurrentExecutions",
            ["LoggingConfig"] = "LoggingConfig",
        },
        ["Function AWS::Lambda::Url"] = new(StringComparer.Ordinal)
        {
            ["AuthType"] = "FunctionUrlConfig.AuthType",
            ["Cors"] = "FunctionUrlConfig.Cors",
        },
        ["Api AWS::ApiGateway::RestApi"] = new(StringComparer.Ordinal)
        {
            ["DisableExecuteApiEndpoint"] = "DisableExecuteApiEndpoint",
        },
        ["Api AWS::ApiGateway::Stage"] = new(StringComparer.Ordinal)
        {
            ["AccessLogSetting"] = "AccessLogSetting",
            ["CacheClusterEnabled"] = "CacheClusterEnabled",
            ["MethodSettings"] = "MethodSettings",
            ["TracingEnabled"] = "TracingEnabled",
        },
        ["HttpApi AWS::ApiGatewayV2::Stage"] = new(StringComparer.Ordinal)
        {
            ["AccessLogSettings"] = "AccessLogSettings",
            ["DefaultRouteSettings"] = "DefaultRouteSettings",
            ["RouteSettings"] = "RouteSettings",
        },
        ["SimpleTable AWS::DynamoDB::Table"] = new(StringComparer.Ordinal)
        {
            ["PointInTimeRecoverySpecification"] = "PointInTimeRecoverySpecification",
            ["SSESpecification"] = "SSESpecification",
        },
        ["StateMachine AWS::StepFunctions::StateMachine"] = new(StringComparer.Ordinal)
        {
            ["LoggingConfiguration"] = "Logging",
            ["TracingConfiguration"] = "Tracing",
        },
    };

    /// <summary>The fix in SAM's names; null where SAM has no name for a property of it, so that the template cannot say it.</summary>
    /// <param name="fix">In CloudFormation's names.</param>
    /// <param name="type">The type that they belong to.</param>
    /// <param name="serverless">The type that stands in the template.</param>
    public static Fix? Of(Fix fix, string type, string serverless)
    {
        var kind = serverless[(serverless.LastIndexOf(':') + 1)..];
        if (!Known.TryGetValue($"{kind} {type}", out var names))
        {
            return null;
        }

        var changes = new List<Change>();
        foreach (var change in fix.Changes)
        {
            var path = change switch
            {
                SetProperty { On: null } set => set.Path,
                RemoveProperty remove => remove.Path,
                _ => null,
            };
            if (path is null || path[0] == '@')
            {
                changes.Add(change);
                continue;
            }

            if (Name(path, names) is not { } name)
            {
                return null;
            }

            if (name == "DeadLetterQueue.TargetArn")
            {
                // SAM has to be told what the target is, and grants the function's role to send there.
                changes.Add(new SetProperty("DeadLetterQueue.Type", "SQS"));
            }

            changes.Add(
                change is SetProperty { Value: var value } ? new SetProperty(name, value) : new RemoveProperty(name)
            );
        }

        return fix with
        {
            Changes = changes,
        };
    }

    private static string? Name(string path, Dictionary<string, string> names)
    {
        foreach (var (own, name) in names)
        {
            if (
                path.StartsWith(own, StringComparison.Ordinal)
                && (path.Length == own.Length || path[own.Length] is '.' or '[')
            )
            {
                return name + path[own.Length..];
            }
        }

        return null;
    }
}
