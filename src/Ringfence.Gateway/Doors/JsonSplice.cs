using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Ringfence.Gateway.Doors;

/// <summary>
/// Edits the top level of a JSON object by byte offsets. Every byte outside the edits stays as it was: order, whitespace,
/// escapes, number forms and members that the gateway knows nothing of.
/// </summary>
/// <remarks>Not thread-safe. New members go to the front, so that nothing depends on what the object ends with.</remarks>
internal sealed class JsonSplice
{
    /// <summary>How deep a body may nest.</summary>
    public const int MaxDepth = 128;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly string _at;

    /// <summary>Those present first, in the order of the body.</summary>
    private readonly JsonMember[] _touched;

    private int _found;
    private int _opened;

    private JsonSplice(ReadOnlyMemory<byte> json, ReadOnlySpan<string> touched, string at)
    {
        _json = json;
        _at = at;
        _touched = new JsonMember[touched.Length];
        for (var i = 0; i < touched.Length; i++)
        {
            _touched[i] = new JsonMember(touched[i]);
        }
    }

    /// <summary>How many members the object has, before any edit.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Reads a whole JSON object. A refusal when it is not valid UTF-8 or JSON, nests deeper than <see cref="MaxDepth"/>, is no
    /// object, or holds one of the <paramref name="touched"/> members twice (escaped spellings included): two readers could
    /// then disagree on which one counts.
    /// </summary>
    /// <param name="touched">The members that may be read or edited here.</param>
    public static JsonSplice? Open(ReadOnlyMemory<byte> json, ReadOnlySpan<string> touched, out Refusal? refusal)
    {
        if (!Utf8.IsValid(json.Span))
        {
            refusal = Invalid.Body("The body is not valid UTF-8.");
            return null;
        }

        return Open(json, touched, "", out refusal);
    }

    private static JsonSplice? Open(
        ReadOnlyMemory<byte> json,
        ReadOnlySpan<string> touched,
        string at,
        out Refusal? refusal
    )
    {
        var splice = new JsonSplice(json, touched, at);
        try
        {
            refusal = splice.Scan();
        }
        catch (JsonException fault)
        {
            refusal = Invalid.Json(fault);
        }

        return refusal is null ? splice : null;
    }

    /// <summary>Whether the object has members besides the touched ones.</summary>
    public bool HasOthers => Count > _found;

    /// <summary>The kind of a touched member's value; <see cref="JsonTokenType.None"/> when the object does not have it.</summary>
    public JsonTokenType KindOf(string name) => Find(name).Kind;

    /// <summary>A touched member's value as it stands in the body; empty when the object does not have it.</summary>
    public ReadOnlyMemory<byte> ValueOf(string name)
    {
        var member = Find(name);
        return _json[member.ValueStart..member.ValueEnd];
    }

    /// <summary>Whether a touched member is of one of two kinds, null or not there.</summary>
    public bool IsAbsentOr(string name, JsonTokenType kind, JsonTokenType? or = null) =>
        KindOf(name) is var actual
        && (actual is JsonTokenType.None or JsonTokenType.Null || actual == kind || actual == or);

    /// <summary>A touched member's value if it is a whole number.</summary>
    public long? Integer(string name)
    {
        var reader = new Utf8JsonReader(ValueOf(name).Span);
        return KindOf(name) == JsonTokenType.Number && reader.Read() && reader.TryGetInt64(out var value)
            ? value
            : null;
    }

    public void Remove(string name) => Find(name).IsRemoved = true;

    /// <summary>Replaces a member's value, or inserts the member.</summary>
    /// <param name="value">One JSON value; it is not checked.</param>
    public void Set(string name, ReadOnlyMemory<byte> value) => Find(name).NewValue = value;

    /// <summary>Merges strings into a member that is an object, absent or null; the given ones win over those there.</summary>
    /// <param name="most">How many entries the object may have afterwards.</param>
    public Refusal? Merge(string name, IReadOnlyList<KeyValuePair<string, string>> strings, int most = int.MaxValue)
    {
        var member = Find(name);
        var hasObject = member.Kind == JsonTokenType.StartObject;
        if (member.IsPresent && !hasObject && member.Kind != JsonTokenType.Null)
        {
            return Invalid.At(_at + name, "must be an object.");
        }

        var keys = new string[strings.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = strings[i].Key;
        }

        var existing = hasObject ? ValueOf(name) : "{}"u8.ToArray();
        if (Open(existing, keys, $"{_at}{name}.", out var refusal) is not { } inner)
        {
            return refusal;
        }

        var total = inner.Count - inner._found + keys.Length;
        if (total > most)
        {
            return Invalid.At(
                _at + name,
                $"has {inner.Count} entries; with the {keys.Length} that the gateway sets, at most {most} are allowed."
            );
        }

        foreach (var (key, value) in strings)
        {
            inner.Set(key, JsonText.Quote(value));
        }

        member.NewValue = inner.Apply();
        return null;
    }

    /// <summary>The body with all edits.</summary>
    public ReadOnlyMemory<byte> Apply()
    {
        var extra = 0;
        var edited = false;
        var kept = Count;
        foreach (var member in _touched)
        {
            extra += member.NewValue is { } value ? value.Length + member.Name.Length + 4 : 0;
            edited |= member.IsRemoved || member.NewValue is not null;
            kept -= member.IsPresent && member.IsRemoved ? 1 : 0;
        }

        if (!edited)
        {
            return _json;
        }

        var to = new ArrayBufferWriter<byte>(_json.Length + extra);
        to.Write(_json.Span[.._opened]);
        Insert(kept, to);
        to.Write(_json.Span[Edit(to)..]);
        return to.WrittenMemory;
    }

    private void Insert(int kept, ArrayBufferWriter<byte> to)
    {
        var first = true;
        foreach (var member in _touched.AsSpan(_found))
        {
            if (member.NewValue is not { } value || member.IsRemoved)
            {
                continue;
            }

            to.Write(first ? ""u8 : ","u8);
            to.Write(JsonText.Quote(member.Name).Span);
            to.Write(":"u8);
            to.Write(value.Span);
            first = false;
        }

        to.Write(first || kept == 0 ? ""u8 : ","u8);
    }

    /// <summary>Writes what is kept and replaced among the touched members that are present; returns where the rest starts.</summary>
    private int Edit(ArrayBufferWriter<byte> to)
    {
        var json = _json.Span;
        var at = _opened;
        for (var i = 0; i < _found; i++)
        {
            var member = _touched[i];
            if (member.IsRemoved)
            {
                // Neighbours go in one cut: a cut that reaches the last member also takes the comma before it.
                var last = member;
                while (i + 1 < _found && _touched[i + 1].IsRemoved && _touched[i + 1].Start == last.NextStart)
                {
                    last = _touched[++i];
                }

                var reachesEnd = last.NextStart < 0;
                to.Write(json[at..(reachesEnd ? member.PreviousEnd : member.Start)]);
                at = reachesEnd ? last.ValueEnd : last.NextStart;
            }
            else if (member.NewValue is { } value)
            {
                to.Write(json[at..member.ValueStart]);
                to.Write(value.Span);
                at = member.ValueEnd;
            }
        }

        return at;
    }

    private Refusal? Scan()
    {
        var reader = new Utf8JsonReader(_json.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Invalid.Body("The body must be a JSON object.");
        }

        _opened = (int)reader.BytesConsumed;
        var end = _opened;
        JsonMember? previous = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            previous?.NextStart = start;
            previous = Touched(ref reader);
            if (previous is { IsPresent: true })
            {
                return Invalid.At(_at + previous.Name, "is given twice.");
            }

            reader.Read();
            var kind = reader.TokenType;
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            var previousEnd = end;
            end = (int)reader.BytesConsumed;
            Count++;
            if (previous is not null)
            {
                (previous.Kind, previous.PreviousEnd, previous.Start) = (kind, previousEnd, start);
                (previous.ValueStart, previous.ValueEnd) = (valueStart, end);
                var index = Array.IndexOf(_touched, previous);
                (_touched[index], _touched[_found]) = (_touched[_found], previous);
                _found++;
            }
        }

        reader.Read(); // throws when anything follows the object
        return null;
    }

    private JsonMember? Touched(ref Utf8JsonReader reader)
    {
        foreach (var member in _touched)
        {
            if (reader.ValueTextEquals(member.Name))
            {
                return member;
            }
        }

        return null;
    }

    private JsonMember Find(string name)
    {
        foreach (var member in _touched)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        throw new ArgumentException($"{name} was not named when the splice was opened.", nameof(name));
    }
}
