using System.Buffers;
using System.Text.Json;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary><c>POST /v1/embeddings</c>.</summary>
internal sealed class EmbeddingsCall(EmbeddingsRequest request) : IClientCall
{
    /// <summary>Set by <see cref="ToUpstream"/>, without which there is nothing to answer.</summary>
    private IEmbeddingModel? _model;

    public string ModelAsked => request.Model;

    public bool Stream => false;

    public string OperationName => nameof(Operation.InvokeModel);

    public long TokensAtMost => request.TokensAtMost;

    public string AnswerContentType => "application/json";

    public bool PassesThrough => false;

    public UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        if (EmbeddingModels.Of(model, out refusal) is not { } family)
        {
            return null;
        }

        _model = family;
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, JsonText.Writer))
        {
            refusal = family.WriteBody(request, json);
        }

        return refusal is null && InvokeHeaders.Of(WithCaller(labels), stream: false, out refusal) is { } headers
            ? new UpstreamCall(Operation.InvokeModel, body.WrittenMemory, "application/json", headers)
            : null;
    }

    public void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to)
    {
        var model = _model ?? throw new InvalidOperationException("The call has not been sent.");
        try
        {
            var answer = model.Read(upstream);
            if (answer.Vectors.Count != request.Texts.Count)
            {
                throw new InvalidDataException(
                    $"{request.Texts.Count} texts were sent and {answer.Vectors.Count} vectors came back."
                );
            }

            EmbeddingsAnswer.Write(upstream, answer, request, to);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("Bedrock's answer is not what this embedding model returns.", fault);
        }
    }

    public IAnswerStream OpenStream() => throw new NotSupportedException("Embeddings have no stream.");

    private CallLabels WithCaller(CallLabels labels) =>
        request.Caller is { } caller && labels.Metadata.Count < RequestMetadata.MostEntries
            ? labels with
            {
                Metadata = [.. labels.Metadata, new(CallerMetadata.User, RequestMetadata.Fit(caller))],
            }
            : labels;
}
