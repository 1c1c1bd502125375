using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Every text of one JSON body, found by a single reading: what each is by <see cref="FieldRoles"/>, decoded, and where it stands in bytes.
/// One per body; not thread-safe.
/// </summary>
internal sealed class BodyTexts : IDisposable
{
    private readonly List<BodyText> _texts = [];
    private readonly Level[] _levels = new Level[JsonSplice.MaxDepth + 2];
    private char[] _names = ArrayPool<char>.Shared.Rent(512);
    private char[] _chars = ArrayPool<char>.Shared.Rent(2048);
    private int _length;

    public IReadOnlyList<BodyText> Texts => _texts;

    /// <summary>Images and documents that cannot be read here.</summary>
    public int Attachments { get; private set; }

    /// <summary>A text's characters, its member's name in front.</summary>
    public ReadOnlySpan<char> Chars(in BodyText text) => _chars.AsSpan(text.Start, text.End - text.Start);

    /// <summary>Reads a body that is valid JSON.</summary>
    /// <exception cref="InvalidOperationException">A string has an escape of half a surrogate pair.</exception>
    /// <exception cref="JsonException">It is not.</exception>
    public void Read(ReadOnlySpan<byte> json, BodyScope scope = BodyScope.Structure)
    {
        _texts.Clear();
        (_length, Attachments) = (0, 0);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        _levels[0] = new Level { Scope = scope };
        while (reader.Read())
        {
            ref var level = ref _levels[reader.CurrentDepth];
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Name(ref reader, ref level);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Enter(reader, level);
                    break;
                case JsonTokenType.String:
                    String(ref reader, level);
                    break;
                case JsonTokenType.Number when level.Scope == BodyScope.Free:
                    Number(reader, level);
                    break;
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(Interlocked.Exchange(ref _names, []));
        ArrayPool<char>.Shared.Return(Interlocked.Exchange(ref _chars, []));
    }

    private ReadOnlySpan<char> NameOf(in Level level) => _names.AsSpan(level.NameStart, level.NameLength);

    private ReadOnlySpan<char> HolderOf(in Level level) => _names.AsSpan(level.HolderStart, level.HolderLength);

    private void Name(ref Utf8JsonReader reader, ref Level level)
    {
        if (level.NameStart + reader.ValueSpan.Length > _names.Length)
        {
            Grow(ref _names, level.NameStart, reader.ValueSpan.Length);
        }
        level.NameLength = reader.CopyString(_names.AsSpan(level.NameStart));
        if (
            level.Scope == BodyScope.Free
            || (level.Scope == BodyScope.Metadata && !NameOf(level).StartsWith("ringfence-"))
        )
        {
            Add(ref reader, level.Scope == BodyScope.Metadata ? FieldRole.Metadata : FieldRole.Text, default);
        }
    }

    /// <summary>The level inside what begins here.</summary>
    private void Enter(in Utf8JsonReader reader, in Level outer)
    {
        var name = NameOf(outer);
        ref var inner = ref _levels[reader.CurrentDepth + 1];
        var isList = reader.TokenType == JsonTokenType.StartArray;
        inner = new Level
        {
            Scope = FieldRoles.Inside(outer.Scope, name, reader.CurrentDepth),
            IsTextDocument = outer.IsTextDocument,

            // A list is looked through: its elements stand under its own name.
            HolderStart = isList ? outer.HolderStart : outer.NameStart,
            HolderLength = isList ? outer.HolderLength : outer.NameLength,
            NameStart = isList ? outer.NameStart : outer.NameStart + outer.NameLength,
            NameLength = isList ? outer.NameLength : 0,
        };
        if (isList || outer.Scope is BodyScope.Free or BodyScope.Schema)
        {
            return;
        }
        if (name is "document")
        {
            inner.IsTextDocument = Peek(reader, "format"u8) is "txt" or "csv" or "html" or "md";
        }
        else if (name is "source")
        {
            inner.Scope = Peek(reader, "type"u8) switch
            {
                "text" => BodyScope.TextSource,
                "content" => BodyScope.Structure,
                _ => inner.IsTextDocument ? BodyScope.EncodedTextSource : BodyScope.BinarySource,
            };
        }
    }

    private void String(ref Utf8JsonReader reader, in Level level)
    {
        var role = FieldRoles.Of(level.Scope, HolderOf(level), NameOf(level));
        switch (role)
        {
            case FieldRole.Word when IsWord(reader.ValueSpan):
            case FieldRole.Sealed when Base64.IsValid(reader.ValueSpan):
                return;
            case FieldRole.Attachment or FieldRole.Reference:
                Attachments++;
                return;
            case FieldRole.Metadata when NameOf(level).StartsWith("ringfence-"):
                return;
            case FieldRole.Word or FieldRole.Sealed:
                role = FieldRole.Text;
                break;
        }
        Add(ref reader, role, role == FieldRole.Named ? level : default);
    }

    private void Number(in Utf8JsonReader reader, in Level level)
    {
        var start = _length;
        var lead = Lead(level);
        Reserve(reader.ValueSpan.Length);
        _length += Encoding.ASCII.GetChars(reader.ValueSpan, _chars.AsSpan(_length));
        var kind = FieldKinds.Of(NameOf(level));
        _texts.Add(
            new(FieldRole.Named, true, (int)reader.TokenStartIndex, reader.ValueSpan.Length, start, lead, _length, kind)
        );
    }

    private void Add(ref Utf8JsonReader reader, FieldRole role, in Level named)
    {
        var start = _length;
        var lead = Lead(named);
        Reserve(reader.ValueSpan.Length);
        var from = _length;
        _length += reader.CopyString(_chars.AsSpan(_length));
        if (_length == from)
        {
            _length = start;
            return;
        }
        if (role == FieldRole.TextAttachment && !Decode(from))
        {
            Attachments++; // says that it is text, and is not
            _length = start;
            return;
        }
        var kind = named.NameLength > 0 ? FieldKinds.Of(NameOf(named)) : null;
        var raw = (int)reader.TokenStartIndex + 1;
        _texts.Add(new(role, false, raw, reader.ValueSpan.Length, start, lead, _length, kind));
    }

    /// <summary>Turns base64 at the end of the characters into the text that it stands for.</summary>
    private bool Decode(int from)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(_length - from);
        try
        {
            if (!Convert.TryFromBase64Chars(_chars.AsSpan(from, _length - from), bytes, out var count))
            {
                return false;
            }
            var utf8 = bytes.AsSpan(0, count);
            if (!System.Text.Unicode.Utf8.IsValid(utf8))
            {
                return false;
            }
            _length = from + Encoding.UTF8.GetChars(utf8, _chars.AsSpan(from));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>A member's name as words before its value: <c>patientId</c> → <c>patient Id: </c>.</summary>
    private int Lead(in Level level)
    {
        if (level.NameLength == 0)
        {
            return 0;
        }
        var start = _length;
        Reserve((level.NameLength * 2) + 2);
        var before = ' ';
        foreach (var letter in NameOf(level))
        {
            if (char.IsUpper(letter) && char.IsLower(before))
            {
                _chars[_length++] = ' ';
            }
            _chars[_length++] = letter is '_' or '-' or '.' ? ' ' : letter;
            before = letter;
        }
        _chars[_length++] = ':';
        _chars[_length++] = ' ';
        return _length - start;
    }

    /// <summary>One word as protocols have them: letters, digits and joining signs.</summary>
    private static bool IsWord(ReadOnlySpan<byte> text) => text.Length <= 256 && !text.ContainsAnyExcept(WordBytes);

    private static readonly SearchValues<byte> WordBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/+$#="u8
    );

    /// <summary>A string member of the object that begins here, without leaving it; null when it has none of that name.</summary>
    private static string? Peek(Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var depth = reader.CurrentDepth + 1;
        while (reader.Read() && reader.CurrentDepth >= depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth)
            {
                continue;
            }
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 64
                    ? reader.GetString()
                    : null;
            }
            reader.Skip();
        }
        return null;
    }

    private void Reserve(int more)
    {
        if (_length + more > _chars.Length)
        {
            Grow(ref _chars, _length, more);
        }
    }

    private static void Grow(ref char[] array, int used, int more)
    {
        var grown = ArrayPool<char>.Shared.Rent(Math.Max(array.Length * 2, used + more));
        array.AsSpan(0, used).CopyTo(grown);
        ArrayPool<char>.Shared.Return(array);
        array = grown;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Level
    {
        public BodyScope Scope;
        public bool IsTextDocument;
        public int HolderStart;
        public int HolderLength;
        public int NameStart;
        public int NameLength;
    }
}
