namespace Ringfence.Cdk.Bedrock;

/// <summary>How a <see cref="GatewayRole"/> is made.</summary>
public sealed record GatewayRoleProps
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The compute service that takes it (<c>ecs-tasks.amazonaws.com</c>), or the ARN of the one role that does.</summary>
    public required string TakenBy { get; init; }

    /// <summary>The models and inference profiles that it may call, by id.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The regions that inference profiles may run in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The guardrail that every call must name.</summary>
    public required PhiGuardrail Guardrail { get; init; }

    /// <summary>The id of the VPC endpoint that every call must come through.</summary>
    public required string Endpoint { get; init; }
}
