using System.Buffers.Text;

namespace Ringfence.LocalBedrock.Host;

/// <summary>A sealed part of a <see cref="Journal"/>: lines of <c>F</c> or <c>P</c>, the record's id, and the record.</summary>
internal sealed class JournalSegment(string path)
{
    /// <summary>Ending of a segment that was sealed in order: its provisional records live on in the next one.</summary>
    public const string Whole = ".sealed";

    /// <summary>Ending of a segment whose process died: nothing will finish its provisional records.</summary>
    public const string Abandoned = ".abandoned";

    private const int IdLength = 36;
    private const int HeadLength = 2 + IdLength + 1;

    /// <summary>The name it was sealed under.</summary>
    public string Name => Path.GetFileNameWithoutExtension(path);

    public static byte[] Line(Guid id, bool provisional, ReadOnlySpan<byte> record)
    {
        var line = new byte[HeadLength + record.Length];
        line[0] = (byte)(provisional ? 'P' : 'F');
        line[1] = (byte)' ';
        Utf8Formatter.TryFormat(id, line.AsSpan(2), out _);
        line[HeadLength - 1] = (byte)' ';
        record.CopyTo(line.AsSpan(HeadLength));
        return line;
    }

    /// <summary>The records to deliver, in the order they came, without line ends.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Records()
    {
        var content = File.ReadAllBytes(path);
        var records = new List<ReadOnlyMemory<byte>>();
        var provisional = new Dictionary<Guid, ReadOnlyMemory<byte>>();
        for (var rest = content.AsMemory(); ; )
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                // A line without its end was being written when the machine went down; its call was never answered.
                break;
            }

            var line = rest[..end];
            rest = rest[(end + 1)..];
            if (line.Length <= HeadLength || !Utf8Parser.TryParse(line.Span[2..], out Guid id, out _))
            {
                continue;
            }

            if (line.Span[0] == (byte)'P')
            {
                provisional[id] = line[HeadLength..];
            }
            else
            {
                provisional.Remove(id);
                records.Add(line[HeadLength..]);
            }
        }

        if (path.EndsWith(Abandoned, StringComparison.Ordinal))
        {
            records.AddRange(provisional.Values);
        }

        return records;
    }

    public void Delete() => File.Delete(path);
}
