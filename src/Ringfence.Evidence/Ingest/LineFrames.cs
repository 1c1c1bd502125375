namespace Ringfence.Evidence.Ingest;

/// <summary>The lines of a text log, one by one. A line longer than the window is passed over and told.</summary>
internal sealed class LineFrames(Window window, ParsedFile file, Action<RowBatch> emit)
{
    public void Run()
    {
        while (true)
        {
            var data = window.Data;
            var end = data.IndexOf((byte)'\n');
            if (end < 0 && window.Fill())
            {
                continue;
            }

            data = window.Data;
            if (data.Length == 0)
            {
                return;
            }

            file.Offset = window.Position;
            if (end < 0 && !window.Ended)
            {
                PassOver();
                continue;
            }

            end = end < 0 ? data.Length : end;
            Read(data[..end].TrimEnd("\r "u8));
            window.Advance(Math.Min(end + 1, data.Length));
        }
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && LogLine.Read(line, file) is { } problem)
        {
            file.SetAside(problem);
        }

        if (file.Batch.Count >= 1024)
        {
            emit(file.Take());
        }
    }

    private void PassOver()
    {
        file.SetAside($"a line longer than {Window.Most >> 20} MiB, the longest that is read");
        while (true)
        {
            var end = window.Data.IndexOf((byte)'\n');
            window.Advance(end < 0 ? window.Data.Length : end + 1);
            if (end >= 0 || !window.Fill())
            {
                return;
            }
        }
    }
}
