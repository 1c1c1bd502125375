using System.Collections.Concurrent;
using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Bedrock;

/// <summary>
/// The address of an operation on a model: always rebuilt from the resolved model id in its one encoding, whatever the client wrote.
/// Remembered, since parsing a URI costs more than all else on the way to it; policy bounds how many there are, and so does <see cref="Most"/>.
/// </summary>
internal sealed class Destinations(string endpoint)
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<(string Region, Operation, string Of), Uri> _known = new();

    public Uri Of(string region, Operation operation, ModelId model) =>
        _known.TryGetValue((region, operation, model.Value), out var uri)
            ? uri
            : Remember((region, operation, model.Value), $"/model/{model.PathSegment}/{Word(operation)}");

    /// <param name="guardrail"><c>id:version</c></param>
    public Uri OfGuardrail(string region, string guardrail) =>
        _known.TryGetValue((region, Operation.ApplyGuardrail, guardrail), out var uri)
            ? uri
            : Remember((region, Operation.ApplyGuardrail, guardrail), GuardrailPath(guardrail));

    private Uri Remember((string Region, Operation, string) key, string path)
    {
        var uri = new Uri(endpoint.Replace("{region}", key.Region, StringComparison.Ordinal).TrimEnd('/') + path);
        if (_known.Count < Most)
        {
            _known.TryAdd(key, uri);
        }
        return uri;
    }

    private static string GuardrailPath(string guardrail)
    {
        var colon = guardrail.LastIndexOf(':');
        return $"/guardrail/{Uri.EscapeDataString(guardrail[..colon])}/version/{guardrail[(colon + 1)..]}/apply";
    }

    private static string Word(Operation operation) =>
        operation switch
        {
            Operation.Converse => "converse",
            Operation.ConverseStream => "converse-stream",
            Operation.InvokeModel => "invoke",
            Operation.InvokeModelWithResponseStream => "invoke-with-response-stream",
            Operation.CountTokens => "count-tokens",
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "is not an operation on a model"),
        };
}
