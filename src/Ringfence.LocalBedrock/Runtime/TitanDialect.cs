using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Titan Text's native body.</summary>
internal sealed class TitanDialect : IDialect
{
    public Prompt Read(JsonElement body, FoundationModel model)
    {
        var text = body.Text("inputText");
        if (text is null)
        {
            throw AwsFault.Validation(
                "Malformed input request: #: required key [inputText] not found, please reformat your input and try again."
            );
        }

        if (text.Length == 0)
        {
            throw AwsFault.Validation(
                "Malformed input request: #/inputText: expected minLength: 1, actual: 0, please reformat your input and try again."
            );
        }

        var prompt = new PromptBuilder();
        prompt.BeginTurn(user: true);
        prompt.Text(text);
        if (body.Member("textGenerationConfig") is { } config)
        {
            prompt.MaxTokens = config.Whole("maxTokenCount");
            if (prompt.MaxTokens < 1 || prompt.MaxTokens > model.MaxTokens)
            {
                throw AwsFault.Validation(
                    $"Malformed input request: #/textGenerationConfig/maxTokenCount: {prompt.MaxTokens} is not between 1 and {model.MaxTokens}, please reformat your input and try again."
                );
            }

            prompt.StopSequences.AddRange(config.Texts("stopSequences"));
        }

        return prompt.Build();
    }

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject();
        json.WriteNumber("inputTextTokenCount"u8, exchange.Usage.Input);
        json.WriteStartArray("results"u8);
        json.WriteStartObject();
        json.WriteNumber("tokenCount"u8, exchange.Usage.Output);
        json.WriteString("outputText"u8, exchange.Answer.Text);
        json.WriteString("completionReason"u8, exchange.Answer.Stop.Titan());
        json.WriteEndObject();
        json.WriteEndArray();
        InvokeExtras.WriteGuardrail(json, exchange);
        json.WriteEndObject();
    }

    public void WriteStream(StreamScript script, Exchange exchange)
    {
        var pieces = exchange.Answer.Pieces().ToArray();
        for (var index = 0; index < pieces.Length; index++)
        {
            var (piece, isLast) = (pieces[index], index == pieces.Length - 1);
            script.Add(
                "chunk",
                json =>
                {
                    json.WriteString("outputText"u8, piece);
                    json.WriteNumber("index"u8, 0);
                    if (!isLast)
                    {
                        json.WriteNull("totalOutputTextTokenCount"u8);
                        json.WriteNull("completionReason"u8);
                        json.WriteNull("inputTextTokenCount"u8);
                        return;
                    }

                    json.WriteNumber("totalOutputTextTokenCount"u8, exchange.Usage.Output);
                    json.WriteString("completionReason"u8, exchange.Answer.Stop.Titan());
                    json.WriteNumber("inputTextTokenCount"u8, exchange.Usage.Input);
                    InvokeExtras.WriteMetrics(json, exchange);
                    InvokeExtras.WriteGuardrail(json, exchange);
                },
                piece
            );
        }
    }
}
