using System.Text.Json;
using Ringfence.Gateway.Answers;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// One event of a stream, read: which of its strings somebody may read, and whether it ends a block or the answer. Reused for all events
/// of a stream.
/// </summary>
internal sealed class AnswerEvent
{
    private readonly List<AnswerField> _fields = [];
    private readonly Range[] _names = new Range[JsonSplice.MaxDepth + 2];

    public IReadOnlyList<AnswerField> Fields => _fields;

    /// <summary>The block that ends here; null when none does.</summary>
    public int? EndsBlock { get; private set; }

    /// <summary>Whether all texts end here: the model has stopped.</summary>
    public bool EndsAll { get; private set; }

    /// <summary>Reads an event.</summary>
    /// <param name="frame">The frame's own type.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> frame)
    {
        _fields.Clear();
        EndsAll = frame.SequenceEqual("messageStop"u8);
        var endsBlock = frame.SequenceEqual("contentBlockStop"u8);
        var isWhole = !frame.SequenceEqual("chunk"u8) && !frame.SequenceEqual("contentBlockDelta"u8);
        var block = 0;
        _names[0] = default;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var start = (int)reader.TokenStartIndex + 1;
                    _names[reader.CurrentDepth] = start..(start + reader.ValueSpan.Length);
                    endsBlock |= reader.ValueSpan.SequenceEqual("contentBlockStop"u8);
                    EndsAll |= reader.ValueSpan.SequenceEqual("amazon-bedrock-invocationMetrics"u8);
                    EndsAll |= reader.ValueSpan.SequenceEqual("messageStop"u8);
                    break;
                case JsonTokenType.StartObject:
                    _names[reader.CurrentDepth + 1] = default;
                    break;
                case JsonTokenType.StartArray:
                    _names[reader.CurrentDepth + 1] = _names[reader.CurrentDepth]; // elements have the list's name
                    break;
                case JsonTokenType.Number when IsIndex(Name(json, reader.CurrentDepth)):
                    block = reader.TryGetInt32(out var index) ? index : 0;
                    break;
                case JsonTokenType.String when UsageNames.IsStopReason(Name(json, reader.CurrentDepth)):
                    EndsAll |= reader.ValueSpan.Length > 0;
                    break;
                case JsonTokenType.String when Name(json, reader.CurrentDepth).SequenceEqual("type"u8):
                    endsBlock |= reader.ValueTextEquals("content_block_stop"u8);
                    isWhole |=
                        reader.ValueTextEquals("content_block_start"u8) || reader.ValueTextEquals("message_start"u8);
                    EndsAll |= reader.ValueTextEquals("message_stop"u8) || reader.ValueTextEquals("message_delta"u8);
                    break;
                case JsonTokenType.String when reader.ValueSpan.Length > 0:
                    Add(json, reader);
                    break;
            }
        }
        EndsBlock = endsBlock ? block : null;
        for (var i = 0; i < _fields.Count; i++)
        {
            // The index may stand after the text. What opens a block has its texts whole.
            _fields[i] = _fields[i] with
            {
                Block = block,
                Name = isWhole ? AnswerFieldName.None : _fields[i].Name,
            };
        }
    }

    private ReadOnlySpan<byte> Name(ReadOnlySpan<byte> json, int depth) => json[_names[depth]];

    private void Add(ReadOnlySpan<byte> json, in Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var name = Name(json, depth);
        var holder = depth > 1 ? Name(json, depth - 1) : default;
        if (IsLeft(name, holder, reader.ValueSpan))
        {
            return;
        }
        _fields.Add(new(Of(name, holder), 0, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length));
    }

    private static AnswerFieldName Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> holder) =>
        name switch
        {
            _ when name.SequenceEqual("text"u8) => AnswerFieldName.Text,
            _ when name.SequenceEqual("outputText"u8) => AnswerFieldName.OutputText,
            _ when name.SequenceEqual("generation"u8) => AnswerFieldName.Generation,
            _ when name.SequenceEqual("content"u8) => AnswerFieldName.Content,
            _ when name.SequenceEqual("completion"u8) => AnswerFieldName.Completion,
            _ when name.SequenceEqual("partial_json"u8) => AnswerFieldName.PartialJson,
            _ when name.SequenceEqual("arguments"u8) => AnswerFieldName.Arguments,
            _ when name.SequenceEqual("input"u8) && holder.SequenceEqual("toolUse"u8) => AnswerFieldName.Input,
            _ => AnswerFieldName.None,
        };

    /// <summary>The model's reasoning, which its signature covers; padding; and words of the protocol.</summary>
    private static bool IsLeft(ReadOnlySpan<byte> name, ReadOnlySpan<byte> holder, ReadOnlySpan<byte> value) =>
        holder.SequenceEqual("reasoningContent"u8)
        || name.SequenceEqual("thinking"u8)
        || name.SequenceEqual("reasoning"u8)
        || name.SequenceEqual("reasoning_content"u8)
        || name.SequenceEqual("signature"u8)
        || name.SequenceEqual("data"u8)
        || name.SequenceEqual("p"u8)
        || (IsWordName(name) && value.IndexOf((byte)' ') < 0);

    private static bool IsWordName(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("role"u8)
        || name.SequenceEqual("id"u8)
        || name.SequenceEqual("name"u8)
        || name.SequenceEqual("model"u8)
        || name.SequenceEqual("object"u8)
        || name.SequenceEqual("toolUseId"u8);

    private static bool IsIndex(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("contentBlockIndex"u8) || name.SequenceEqual("index"u8);
}
