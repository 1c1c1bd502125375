using System.Buffers.Binary;
using System.Globalization;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.World;

/// <summary>The entries of a published ledger, read from its entry bundles.</summary>
internal sealed record RecordedCalls(IReadOnlyList<InferenceAsked> Asked, IReadOnlyList<InferenceAnswered> Answered)
{
    public int Count => Asked.Count + Answered.Count;

    /// <summary>The one call of the ledger that was forwarded: its two entries.</summary>
    public (InferenceAsked Asked, InferenceAnswered Answered) Pair()
    {
        var asked = Assert.Single(Asked);
        var answered = Assert.Single(Answered);
        Assert.Equal(asked.RequestId, answered.RequestId);
        Assert.NotNull(answered.Asked);
        Assert.Null(answered.Call);
        return (asked, answered);
    }

    /// <summary>The one call of the ledger, refused before it was forwarded.</summary>
    public InferenceAnswered Refused()
    {
        Assert.Empty(Asked);
        var answered = Assert.Single(Answered);
        Assert.Null(answered.Asked);
        Assert.NotNull(answered.Call);
        return answered;
    }

    public static RecordedCalls Read(string directory)
    {
        var asked = new List<InferenceAsked>();
        var answered = new List<InferenceAnswered>();
        foreach (var entry in Entries(directory))
        {
            if (EntryEncoding.TryRead(entry.Span, out InferenceAsked? one))
            {
                asked.Add(one!);
            }
            else if (!EntryEncoding.TryRead(entry.Span, out EpochChanged? _))
            {
                Assert.True(EntryEncoding.TryRead(entry.Span, out InferenceAnswered? other));
                answered.Add(other!);
            }
        }
        return new(asked, answered);
    }

    /// <summary>Every entry of the directory of a published ledger, as it was hashed.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Entries(string directory)
    {
        foreach (var bundle in Bundles(Path.Combine(directory, "tile", "entries")))
        {
            for (ReadOnlyMemory<byte> rest = File.ReadAllBytes(bundle); rest.Length > 0; )
            {
                var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
                yield return rest.Slice(2, length);
                rest = rest[(2 + length)..];
            }
        }
    }

    /// <summary>Whole bundles in order, then the longest partial one that no whole one replaces.</summary>
    private static IEnumerable<string> Bundles(string directory)
    {
        if (!Directory.Exists(directory))
        {
            yield break;
        }
        for (var index = 0; ; index++)
        {
            var path = Path.Combine(directory, index.ToString("000", CultureInfo.InvariantCulture));
            if (File.Exists(path))
            {
                yield return path;
                continue;
            }
            if (Directory.Exists(path + ".p"))
            {
                yield return Directory
                    .EnumerateFiles(path + ".p")
                    .MaxBy(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))!;
            }
            yield break;
        }
    }
}
