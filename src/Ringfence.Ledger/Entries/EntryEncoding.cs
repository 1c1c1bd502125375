using System.Buffers;

namespace Ringfence.Ledger.Entries;

/// <summary>Entries as the bytes that the tree hashes: compact JSON, fields in the order of docs/audit-entry.md.</summary>
public static class EntryEncoding
{
    /// <summary>The version written into every entry's <c>v</c>.</summary>
    public const int Version = 1;

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, InferenceAsked entry) => throw new NotImplementedException();

    /// <summary>Writes one entry.</summary>
    public static void Write(IBufferWriter<byte> to, InferenceAnswered entry) => throw new NotImplementedException();

    /// <summary>Reads an entry back; false when it is of another type or version.</summary>
    public static bool TryRead(ReadOnlySpan<byte> entry, out InferenceAsked? asked) =>
        throw new NotImplementedException();

    /// <summary>Reads an entry back; false when it is of another type or version.</summary>
    public static bool TryRead(ReadOnlySpan<byte> entry, out InferenceAnswered? answered) =>
        throw new NotImplementedException();
}
