using System.Buffers;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Finds the objects of a JSON file one by one, whatever holds them: <c>{"Records":[…]}</c>, an array, one a line, one alone. A record
/// that is broken is set aside and the next one found; one longer than the window is passed over and told.
/// </summary>
internal sealed class JsonFrames(Window window, ParsedFile file, Action<RowBatch> emit)
{
    private static readonly SearchValues<byte> OutsideText = SearchValues.Create("\"{}"u8);
    private static readonly SearchValues<byte> InsideText = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,[]}\0"u8);

    // How the object under the scanner stands.
    private int _depth;
    private bool _inText;
    private int _scanned;
    private bool _container;
    private bool _nulTold;
    private int _lists;
    private bool _broken;

    /// <summary>A list was begun and not ended, and nothing else was wrong: the file was cut short between two records.</summary>
    public bool Unclosed => _lists > 0 && !_broken;

    public void Run()
    {
        while (FindObject())
        {
            if (EnterContainer())
            {
                continue;
            }

            (_depth, _inText, _scanned) = (0, false, 0);
            file.Offset = window.Position;
            if (Complete(out var length))
            {
                Read(length);
            }
            else if (window.Ended)
            {
                if (!Resume(window.Data.Length, "it is cut short: the file ends within it"))
                {
                    return;
                }
            }
            else
            {
                PassOver();
            }
        }
    }

    private void Read(int length)
    {
        var frame = window.Data[..length];
        if (JsonRecord.Read(frame, file) is not { } problem)
        {
            window.Advance(length);
            Emit();
        }
        else
        {
            Resume(length, problem);
        }
    }

    /// <summary>Sets a broken frame aside and goes on where the next record seems to begin within it, or behind it.</summary>
    /// <returns>False when nothing is left.</returns>
    private bool Resume(int length, string problem)
    {
        _broken = true;
        file.SetAside(problem);
        var frame = window.Data[..length];
        var next = _container ? frame[1..].IndexOf("{\"event"u8) : frame.IndexOf("\n{"u8);
        next = next < 0 ? NextInList(frame) : next;
        window.Advance(next >= 0 ? next + 1 : length);
        return window.Data.Length > 0;
    }

    // Where neither form is found: behind the end of an object and a comma, as in a list whose records begin by another key. What begins
    // there within a record is no record, and told as that.
    private static int NextInList(ReadOnlySpan<byte> frame)
    {
        for (var at = 0; frame[at..].IndexOf((byte)'}') is var end and >= 0; )
        {
            at += end + 1;
            var rest = frame[at..].TrimStart(" \t\r\n"u8);
            if (!rest.StartsWith(","u8))
            {
                continue;
            }

            rest = rest[1..].TrimStart(" \t\r\n"u8);
            if (rest.StartsWith("{"u8) && rest[1..].TrimStart(" \t\r\n"u8).StartsWith("\""u8))
            {
                return frame.Length - rest.Length - 1;
            }
        }

        return -1;
    }

    // Goes to the next '{'; what else stands there belongs to no record.
    private bool FindObject()
    {
        var told = false;
        while (true)
        {
            var data = window.Data;
            var skip = data.IndexOfAnyExcept(Between);
            skip = skip < 0 ? data.Length : skip;
            if (!_nulTold && data[..skip].Contains((byte)0))
            {
                _nulTold = true;
                file.Offset = window.Position + data[..skip].IndexOf((byte)0);
                file.SetAside("NUL bytes between records");
            }

            _lists += data[..skip].Count((byte)'[') - data[..skip].Count((byte)']');
            window.Advance(skip);
            data = window.Data;
            if (data.Length == 0)
            {
                if (!window.Fill())
                {
                    return false;
                }

                continue;
            }

            if (data[0] == '{')
            {
                return true;
            }

            if (!told)
            {
                told = _broken = true;
                file.Offset = window.Position;
                file.SetAside("bytes that belong to no record");
            }

            var brace = data.IndexOf((byte)'{');
            window.Advance(brace < 0 ? data.Length : brace);
        }
    }

    private bool EnterContainer()
    {
        while (window.Data.Length < 256 && window.Fill()) { }

        var data = window.Data;
        var at = 1 + Spaces(data[1..]);
        if (!data[at..].StartsWith("\"Records\""u8))
        {
            return false;
        }

        at += 9;
        at += Spaces(data[at..]);
        if (at >= data.Length || data[at] != ':')
        {
            return false;
        }

        at++;
        at += Spaces(data[at..]);
        if (at >= data.Length || data[at] != '[')
        {
            return false;
        }

        window.Advance(at + 1);
        _lists++;
        _container = true;
        return true;
    }

    private static int Spaces(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOfAnyExcept(" \t\r\n"u8);
        return end < 0 ? data.Length : end;
    }

    private bool Complete(out int length)
    {
        do
        {
            if (Scan(out length))
            {
                return true;
            }
        } while (window.Fill());

        return false;
    }

    private bool Scan(out int length)
    {
        var data = window.Data;
        while (_scanned < data.Length)
        {
            var at = data[_scanned..].IndexOfAny(_inText ? InsideText : OutsideText);
            if (at < 0)
            {
                _scanned = data.Length;
                break;
            }

            var found = data[_scanned + at];
            if (found == '\\' && _scanned + at + 1 >= data.Length)
            {
                _scanned += at;
                break;
            }

            _scanned += found == '\\' ? at + 2 : at + 1;
            _inText ^= found == '"';
            _depth +=
                _inText || found is (byte)'"' or (byte)'\\' ? 0
                : found == '{' ? 1
                : -1;
            if (_depth == 0 && found == '}')
            {
                length = _scanned;
                return true;
            }
        }

        length = 0;
        return false;
    }

    // Longer than the window: its end is looked for without keeping it.
    private void PassOver()
    {
        _broken = true;
        file.SetAside($"it is longer than {Window.Most >> 20} MiB, the longest record that is read");
        while (true)
        {
            if (Scan(out var length))
            {
                window.Advance(length);
                return;
            }

            window.Advance(_scanned);
            _scanned = 0;
            if (!window.Fill())
            {
                window.Advance(window.Data.Length);
                return;
            }
        }
    }

    private void Emit()
    {
        if (file.Batch.Count >= 1024 || file.Batch.Bytes > 1 << 20)
        {
            emit(file.Take());
        }
    }
}
