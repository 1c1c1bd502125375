using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Answers;

/// <summary>Bedrock's own error, for the doors that say it in another form. Its wording is kept: clients match on it.</summary>
internal static class UpstreamErrors
{
    private const int MaxMessageChars = 8192;

    public static ClientError Of(Exchange exchange, BedrockError fault) =>
        new(
            fault.Type is null ? exchange.Status : BedrockErrors.Find(fault.Type)?.Status ?? exchange.Status,
            fault.Type ?? "InternalServerException",
            fault.Message switch
            {
                "" => "Bedrock gave no reason.",
                { Length: > MaxMessageChars } => fault.Message[..MaxMessageChars],
                _ => fault.Message,
            },
            exchange.RequestId
        );
}
