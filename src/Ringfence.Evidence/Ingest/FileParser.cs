using System.IO.Compression;

namespace Ringfence.Evidence.Ingest;

/// <summary>Reads one file: gzip or not, JSON or lines, told by its bytes.</summary>
internal static class FileParser
{
    /// <summary>Parses; rows are emitted in batches as they come, the last ones when it returns.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Parse(ParsedFile file, Action<RowBatch> emit)
    {
        // A pipe or a socket has no bytes either, and to open it would wait for somebody to write.
        if (new FileInfo(file.Path) is { Exists: true, Length: 0 })
        {
            Parse(Stream.Null, file, emit);
            return;
        }

        using var raw = new FileStream(
            file.Path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite,
            bufferSize: 1 << 16,
            FileOptions.SequentialScan
        );
        Parse(raw, file, emit);
    }

    /// <summary>The same of bytes that are open.</summary>
    /// <param name="raw">At its beginning; it can be sought in.</param>
    public static void Parse(Stream raw, ParsedFile file, Action<RowBatch> emit)
    {
        var cut = false;
        var zipped = raw.ReadByte() == 0x1f && raw.ReadByte() == 0x8b;
        raw.Position = 0;
        using Stream? inflated = zipped ? new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true) : null;
        using var window = new Window(inflated ?? raw);
        while (window.Data.Length < 4 && window.Fill()) { }

        if (
            window.Data.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])
            || window.Data.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
        )
        {
            file.SetAside("the file is UTF-16; logs are UTF-8");
            Pass(window);
        }
        else if (OtherForm(window.Data) is { } form && !BodyObject.Is(file.Path, out _, out _))
        {
            file.SetAside(form);
            Pass(window);
        }
        else
        {
            if (window.Data.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            {
                window.Advance(3);
            }

            if (
                !BodyObject.Is(file.Path, out var requestId, out var side)
                || !BodyObject.Read(window, file, requestId, side)
            )
            {
                cut = Records(window, file, emit);
            }
        }

        Pass(window);
        file.Offset = window.Position;
        if (window.Problem is { } problem)
        {
            file.SetAside(problem);
        }
        else if (zipped && !EndsWell(raw, window.Position))
        {
            file.SetAside("the gzip file is cut short, or other bytes follow its end");
        }
        else if (cut)
        {
            file.SetAside("a list in it is not closed: the file is cut short between two records");
        }

        file.Collapse();
        file.Sha256 = window.Hash();
        emit(file.Take());
    }

    // Told by its first bytes: nothing of it is read, and why is said once.
    private static string? OtherForm(ReadOnlySpan<byte> data) =>
        data switch
        {
            _ when data.StartsWith("PAR1"u8) =>
                "the file is Apache Parquet, which is not read here: deliver flow logs as text, or ask them by Athena or ClickHouse",
            _ when data.StartsWith("ORC"u8) => "the file is Apache ORC, which is not read here",
            _ when data.StartsWith("PK\u0003\u0004"u8) => "the file is a ZIP archive: unpack it",
            _ when data.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) =>
                "the file is compressed by Zstandard: unpack it",
            _ when data.StartsWith("BZh"u8) => "the file is compressed by bzip2: unpack it",
            _ when data.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X']) =>
                "the file is compressed by xz: unpack it",
            _ when data.StartsWith("SQLi"u8) => "the file is a SQLite database",
            _ => null,
        };

    // Whether it ends within a list.
    private static bool Records(Window window, ParsedFile file, Action<RowBatch> emit)
    {
        int start;
        while ((start = window.Data.IndexOfAnyExcept(" \t\r\n"u8)) < 0 && window.Fill()) { }

        // A line of no log that begins with a bracket is rarer than an array.
        if (start >= 0 && window.Data[start] is (byte)'{' or (byte)'[')
        {
            var frames = new JsonFrames(window, file, emit);
            frames.Run();
            return frames.Unclosed;
        }

        if (start >= 0)
        {
            new LineFrames(window, file, emit).Run();
        }

        return false;
    }

    private static void Pass(Window window)
    {
        do
        {
            window.Advance(window.Data.Length);
        } while (window.Fill());
    }

    // .NET's inflater ends silently where a file is cut: the length that gzip keeps at its end tells. Files of several members have several.
    private static bool EndsWell(Stream raw, long length)
    {
        if (raw.Length < 18)
        {
            return false;
        }

        Span<byte> end = stackalloc byte[4];
        raw.Position = raw.Length - 4;
        raw.ReadExactly(end);
        return BitConverter.ToUInt32(end) == (uint)length || HasSecondMember(raw);
    }

    private static bool HasSecondMember(Stream raw)
    {
        raw.Position = 18;
        var buffer = new byte[1 << 16];
        for (int read; (read = raw.Read(buffer)) > 3; raw.Position -= 3)
        {
            if (buffer.AsSpan(0, read).IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08, 0x00]) >= 0)
            {
                return true;
            }

            if (raw.Position == raw.Length)
            {
                break;
            }
        }

        return false;
    }
}
