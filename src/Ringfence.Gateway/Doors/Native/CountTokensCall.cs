using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>CountTokens: a model is named and a prompt is sent, but nothing is generated and nothing is charged.</summary>
internal sealed class CountTokensCall : NativeCall
{
    private readonly ReadOnlyMemory<byte> _body;

    private CountTokensCall(Route route, ReadOnlyMemory<byte> body)
        : base(route, nameof(Operation.CountTokens), stream: false) => _body = body;

    public override long TokensAtMost => 0;

    public static CountTokensCall? Read(
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
        refusal = null;
        return new UpstreamCall(Operation.CountTokens, _body, JsonBody.ContentType, NoHeaders);
    }
}
