using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>Refusals of bodies that cannot be understood. They name the place and what is allowed there, never what stood there.</summary>
internal static class Invalid
{
    /// <param name="path">Where, e.g. <c>messages[2].content[0].type</c>.</param>
    /// <param name="problem">What is wrong and what is allowed, without content.</param>
    public static Refusal At(string path, string problem) =>
        new(GatewayError.RequestInvalid, $"{path}: {problem}", Parameter: path);

    public static Refusal Body(string problem) => new(GatewayError.RequestInvalid, problem);

    /// <summary>Says where reading stopped; the exception's own message may quote the body.</summary>
    public static Refusal Json(JsonException fault) =>
        Body(
            $"The body is not valid JSON, or nests deeper than {JsonSplice.MaxDepth} levels: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}."
        );
}
