using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors;

/// <summary>A client protocol: how its requests are read and its errors are written.</summary>
internal interface IDoor
{
    /// <summary>Which one.</summary>
    Door Kind { get; }

    /// <summary>
    /// Understands a request; null with a refusal (<see cref="GatewayError.RequestInvalid"/>) when it cannot be. The body is
    /// kept, not copied: it outlives the call.
    /// </summary>
    IClientCall? Read(Route route, IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal);

    /// <summary>Sets an error's headers and writes its body.</summary>
    void WriteError(ClientError error, IHeaderDictionary headers, IBufferWriter<byte> to);

    /// <summary>Writes the models that a caller may use, in this protocol's listing.</summary>
    void WriteModels(IReadOnlyList<string> names, IBufferWriter<byte> to);
}
