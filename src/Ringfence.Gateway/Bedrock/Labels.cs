using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Bedrock;

/// <summary>What every call carries upstream: who asked, for layer three, and the configured guardrail.</summary>
internal sealed class Labels(BedrockOptions options)
{
    public CallLabels Of(Exchange exchange)
    {
        exchange.HasGuardrail = options.Guardrail.IsConfigured;
        var caller = exchange.Caller!;
        KeyValuePair<string, string>[] metadata =
        [
            new("ringfence-request-id", exchange.RequestId),
            new("ringfence-user", RequestMetadata.Fit(caller.User)),
            new("ringfence-team", RequestMetadata.Fit(caller.Team)),
        ];
        return options.Guardrail.IsConfigured
            ? new(exchange.RequestId, metadata, options.Guardrail.Id, options.Guardrail.Version)
            : new(exchange.RequestId, metadata, null, null);
    }
}
