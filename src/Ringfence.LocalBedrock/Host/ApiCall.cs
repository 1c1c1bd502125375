using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ringfence.Aws.Signing;
using Ringfence.LocalBedrock.Sts;

namespace Ringfence.LocalBedrock.Host;

/// <summary>One API call on its way: what was asked and by whom, and what the records will say of it.</summary>
internal sealed class ApiCall(HttpContext http, DateTimeOffset received) : IDisposable
{
    /// <summary>Bedrock's own limit of a body.</summary>
    private const int MaxBodyBytes = 25_000_000;

    private byte[] _buffer = [];
    private JsonDocument? _json;

    public HttpContext Http { get; } = http;

    /// <summary>The id that the response header, the trail and the invocation log share.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    public DateTimeOffset Received { get; } = received;

    public string Method => Http.Request.Method;

    /// <summary>Path and query as on the wire.</summary>
    public string RawTarget { get; } = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public AwsApi Service { get; set; } = AwsApi.BedrockRuntime;

    public Operation? Operation
    {
        get;
        set
        {
            field = value;
            Service = value?.Service ?? Service;
        }
    }

    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Lives as long as the call.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Null until the signature is verified.</summary>
    public Principal? Caller { get; set; }

    /// <summary>The model as the caller named it; null for calls of none.</summary>
    public string? ModelId { get; set; }

    /// <summary>The caller's <c>requestMetadata</c>, checked.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    /// <summary>Whether the list of calls has it already.</summary>
    public bool Listed { get; set; }

    public TrailDetails Trail { get; } = new();

    /// <summary>A header by lower-case name; <c>:authority</c> and <c>host</c> both give the authority. Null when absent.</summary>
    public string? Header(string name) =>
        name is ":authority" or "host" ? Http.Request.Host.Value
        : Http.Request.Headers.TryGetValue(name, out var values) ? values.ToString()
        : null;

    public SignedRequest AsSigned(string bodySha256Hex) => new(Method, RawTarget, Header, bodySha256Hex);

    /// <exception cref="AwsFault">The body is larger than Bedrock takes.</exception>
    public async Task ReadBodyAsync()
    {
        var reader = Http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(Http.RequestAborted);
            if (read.Buffer.Length > MaxBodyBytes)
            {
                throw new AwsFault(413, "RequestEntityTooLargeException", "Request Entity Too Large");
            }

            if (read.IsCompleted)
            {
                var length = (int)read.Buffer.Length;
                _buffer = ArrayPool<byte>.Shared.Rent(length);
                read.Buffer.CopyTo(_buffer);
                Body = _buffer.AsMemory(0, length);
                reader.AdvanceTo(read.Buffer.End);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The body as a JSON object; it lives as long as the call.</summary>
    /// <exception cref="AwsFault">It is none: <paramref name="refusal"/>.</exception>
    public JsonElement Json(Func<AwsFault> refusal)
    {
        try
        {
            _json ??= JsonDocument.Parse(Body);
        }
        catch (JsonException)
        {
            throw refusal();
        }

        return _json.RootElement.ValueKind is JsonValueKind.Object ? _json.RootElement : throw refusal();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json?.Dispose();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
