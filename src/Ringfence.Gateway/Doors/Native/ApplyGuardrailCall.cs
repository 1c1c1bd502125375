using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>ApplyGuardrail: text is judged, no model is called. Where a guardrail is configured, only that one may be applied.</summary>
internal sealed class ApplyGuardrailCall : NativeCall
{
    private readonly ReadOnlyMemory<byte> _body;

    private ApplyGuardrailCall(Route route, ReadOnlyMemory<byte> body)
        : base(route, nameof(Operation.ApplyGuardrail), stream: false) => _body = body;

    public override long TokensAtMost => 0;

    public static ApplyGuardrailCall? Read(
        Route route,
        IHeaderDictionary headers,
        ReadOnlyMemory<byte> body,
        out Refusal? refusal
    )
    {
        refusal = JsonBody.Check(headers);
        return refusal is null && JsonSplice.Open(body, [], out refusal) is not null ? new(route, body) : null;
    }

    public override UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        refusal =
            labels.GuardrailId is null || Route.Rest == $"{labels.GuardrailId}:{labels.GuardrailVersion}"
                ? null
                : new(
                    GatewayError.ModelNotAllowed,
                    $"Only the configured guardrail may be applied: {labels.GuardrailId}, version {labels.GuardrailVersion}."
                );
        return refusal is null
            ? new UpstreamCall(Operation.ApplyGuardrail, _body, JsonBody.ContentType, NoHeaders)
            : null;
    }
}
