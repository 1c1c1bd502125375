using System.Text.Json;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>How an API words a request to a model and the model's answer: Converse, or a model family's native body.</summary>
internal interface IDialect
{
    /// <exception cref="Host.AwsFault">The request is malformed, in the words that this API has for it.</exception>
    Prompt Read(JsonElement body, FoundationModel model);

    void WriteAnswer(Utf8JsonWriter json, Exchange exchange);

    void WriteStream(StreamScript script, Exchange exchange);
}
