using System.Collections.Concurrent;
using System.Net;
using Ringfence.Aws;
using Ringfence.Aws.Bedrock;
using Ringfence.Aws.Signing;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Bedrock;

/// <summary>Makes the signed upstream request of a call: our own path, the headers that the door allowed, and the body as it was digested.</summary>
internal sealed class UpstreamRequests(Destinations destinations, TimeProvider time)
{
    private const string Service = "bedrock";

    private readonly ConcurrentDictionary<string, SigV4Signer> _signers = new();

    public HttpRequestMessage Make(Exchange exchange, AwsKeys session)
    {
        var call = exchange.Upstream!;
        var uri = exchange.Model is { } model
            ? destinations.Of(exchange.Region, call.Operation, Counted(call.Operation, model))
            : destinations.OfGuardrail(exchange.Region, exchange.Route!.Rest);
        var content = new ReadOnlyMemoryContent(call.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        for (var i = 0; i < call.Headers.Count; i++)
        {
            request.Headers.TryAddWithoutValidation(call.Headers[i].Key, call.Headers[i].Value);
        }
        SignerFor(exchange.Region).Sign(request, exchange.BodyDigest, session);
        return request;
    }

    /// <summary>CountTokens takes foundation models alone, no inference profiles: a profile's tokens are its model's.</summary>
    private static ModelId Counted(Operation operation, ModelId model) =>
        operation == Operation.CountTokens
        && model.FoundationModel is { } name
        && ModelId.TryParse(name, out var foundation)
            ? foundation
            : model;

    private SigV4Signer SignerFor(string region) =>
        _signers.TryGetValue(region, out var signer)
            ? signer
            : _signers.GetOrAdd(region, new SigV4Signer(region, Service, time));
}
