namespace Ringfence.Gateway.Doors;

/// <summary>An error on its way to a client: every error is an AWS error first, and each door says it in its own protocol's words.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="AwsType">The AWS exception type, PascalCase, e.g. <c>ThrottlingException</c>.</param>
/// <param name="RequestId">Ringfence's request id.</param>
/// <param name="Parameter">The <see cref="Refusal.Parameter"/> of a refusal: OpenAI's errors name it apart.</param>
internal sealed record ClientError(
    int Status,
    string AwsType,
    string Message,
    string RequestId,
    string? Parameter = null
);
