using System.Buffers;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors;

/// <summary>One request of a client, understood: what it asks of which model, and how its answer is written back.</summary>
internal interface IClientCall
{
    /// <summary>The model or alias as the caller wrote it; empty for operations without one.</summary>
    string ModelAsked { get; }

    /// <summary>Whether the answer goes back as a stream.</summary>
    bool Stream { get; }

    /// <summary>The Bedrock operation by its AWS name, for the record, before policy has chosen a model.</summary>
    string OperationName { get; }

    /// <summary>An upper bound of the tokens that this call may use (prompt by length / 4, plus the answer's limit), for quotas.</summary>
    long TokensAtMost { get; }

    /// <summary>The call as Bedrock takes it. A refusal when this model cannot serve it.</summary>
    UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal);

    /// <summary>The content type of a whole answer, or of the stream.</summary>
    string AnswerContentType { get; }

    /// <summary>Whether answers go back byte for byte (native doors), so that neither of the next two is called.</summary>
    bool PassesThrough { get; }

    /// <summary>Turns a whole upstream answer (status 2xx) into the client's form.</summary>
    /// <exception cref="InvalidDataException">The upstream's answer is not what its operation returns.</exception>
    void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to);

    /// <summary>Starts turning a stream of upstream frames into the client's form.</summary>
    IAnswerStream OpenStream();
}
