using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ringfence.Ledger.Entries;

/// <summary>Entries as the bytes that the tree hashes: compact JSON, fields in the order of docs/audit-entry.md.</summary>
public static class EntryEncoding
{
    /// <summary>The version written into every entry's <c>v</c>.</summary>
    public const int Version = 1;

    /// <summary>Whether an entry is of a type and version that this program reads.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> entry)
    {
        foreach (var type in Types)
        {
            if (EntryHead.Is(entry, type))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Types =
    [
        InferenceAsked.Type,
        InferenceAnswered.Type,
        EpochChanged.Type,
        PackSealed.Type,
        SubjectErased.Type,
        ContentViewed.Type,
        ConsoleUsed.Type,
    ];

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, InferenceAsked entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(InferenceAsked.Type, entry.Time, entry.RequestId);
        json.WriteCall(entry.Call);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, InferenceAnswered entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(InferenceAnswered.Type, entry.Time, entry.RequestId);
        json.WriteNumberOrNull("asked"u8, entry.Asked);
        if (entry.Call is not null)
        {
            json.WriteCall(entry.Call);
        }

        json.WriteOutcome(entry);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, EpochChanged entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(EpochChanged.Type, entry.Time, entry.RequestId);
        json.WriteString("epoch"u8, entry.Epoch);
        json.WriteString("change"u8, entry.Change);
        json.WriteString("by"u8, entry.By);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, SubjectErased entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(SubjectErased.Type, entry.Time, entry.RequestId);
        json.WriteString("reference"u8, entry.Reference);
        json.WriteNumber("calls"u8, entry.Calls);
        json.WriteStrings("epochs"u8, entry.Epochs);
        json.WriteNumber("unlinked"u8, entry.Unlinked);
        json.WriteStrings("kept"u8, entry.Kept);
        json.WriteString("by"u8, entry.By);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, ContentViewed entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(ContentViewed.Type, entry.Time, entry.RequestId);
        json.WriteString("call"u8, entry.Call);
        json.WriteStrings("bodies"u8, entry.Bodies);
        json.WriteString("reason"u8, entry.Reason);
        json.WriteString("by"u8, entry.By);
        if (entry.Person is { } person)
        {
            json.WriteCaller("person"u8, person);
            json.WriteString("source"u8, entry.Source);
        }

        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, ConsoleUsed entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(ConsoleUsed.Type, entry.Time, entry.RequestId);
        json.WriteString("act"u8, entry.Act);
        json.WriteString("what"u8, entry.What);
        json.WriteCaller("person"u8, entry.Person);
        json.WriteString("source"u8, entry.Source);
        json.WriteNumberOrNull("rows"u8, entry.Rows);
        json.WriteString("digest"u8, entry.Digest);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, PackSealed entry)
    {
        var json = EntryJsonWriter.Rent(to);
        json.WriteStartObject();
        json.WriteHead(PackSealed.Type, entry.Time, entry.RequestId);
        json.WriteString("framework"u8, entry.Framework);
        json.WriteTime("from"u8, entry.From);
        json.WriteTime("to"u8, entry.To);
        json.WriteString("digest"u8, entry.Digest);
        json.WriteString("by"u8, entry.By);
        json.WriteEndObject();
        EntryJsonWriter.Return(json);
    }

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out SubjectErased? erased) =>
        TryRead(entry, SubjectErased.Type, EntryJson.Default.SubjectErased, out erased);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out ContentViewed? viewed) =>
        TryRead(entry, ContentViewed.Type, EntryJson.Default.ContentViewed, out viewed);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out ConsoleUsed? used) =>
        TryRead(entry, ConsoleUsed.Type, EntryJson.Default.ConsoleUsed, out used);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out PackSealed? made) =>
        TryRead(entry, PackSealed.Type, EntryJson.Default.PackSealed, out made);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out EpochChanged? changed) =>
        TryRead(entry, EpochChanged.Type, EntryJson.Default.EpochChanged, out changed);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <remarks>Fields that this version does not know are passed over.</remarks>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out InferenceAsked? asked) =>
        TryRead(entry, InferenceAsked.Type, EntryJson.Default.InferenceAsked, out asked);

    /// <summary>Reads an entry back; false when it is of another type or version, or no JSON object at all.</summary>
    /// <remarks>Fields that this version does not know are passed over.</remarks>
    /// <exception cref="JsonException">It says it is such an entry, but a field is missing or of the wrong kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> entry, out InferenceAnswered? answered) =>
        TryRead(entry, InferenceAnswered.Type, EntryJson.Default.InferenceAnswered, out answered);

    private static bool TryRead<T>(ReadOnlySpan<byte> entry, string type, JsonTypeInfo<T> form, out T? read)
        where T : class
    {
        var known = EntryHead.Is(entry, type);
        read = known ? JsonSerializer.Deserialize(entry, form) : null;
        return known;
    }
}
