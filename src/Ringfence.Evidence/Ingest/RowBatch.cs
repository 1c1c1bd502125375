using System.Buffers;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>Rows on their way from a reader to the writer: one block of bytes, and where each value lies in it. Pooled; give it back.</summary>
internal sealed class RowBatch : IDisposable
{
    private const int Null = -1;
    private const int IsNumber = -2;

    // Most files hold some tens of records; what holds more grows.
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 15);
    private Cell[] _cells = ArrayPool<Cell>.Shared.Rent(1 << 11);
    private readonly List<(int Table, int At)> _rows = [];
    private int _bytesUsed;
    private int _cellsUsed;

    public int Count => _rows.Count;

    public int Bytes => _bytesUsed;

    public Row this[int index] => new(this, Tables.All[_rows[index].Table], _rows[index].At);

    /// <summary>Begins a row, every value null.</summary>
    public void Begin(Table table)
    {
        var need = _cellsUsed + table.Columns.Count;
        if (need > _cells.Length)
        {
            Grow(ref _cells, _cellsUsed, need);
        }

        _cells.AsSpan(_cellsUsed, table.Columns.Count).Fill(new Cell(0, Null));
        _rows.Add((table.Number, _cellsUsed));
        _cellsUsed = need;
    }

    /// <summary>Takes the row that was begun last away again.</summary>
    public void Undo()
    {
        _cellsUsed = _rows[^1].At;
        _rows.RemoveAt(_rows.Count - 1);
    }

    public void Set(int column, long number) => _cells[_rows[^1].At + column] = new(number, IsNumber);

    public void Set(int column, ReadOnlySpan<byte> text) => text.CopyTo(Reserve(column, text.Length));

    public void Set(int column, string text) =>
        System.Text.Encoding.UTF8.GetBytes(text, Reserve(column, System.Text.Encoding.UTF8.GetByteCount(text)));

    /// <summary>Room for a text of at most <paramref name="length"/> bytes; <see cref="Shorten"/> it when it became shorter.</summary>
    public Span<byte> Reserve(int column, int length)
    {
        if (_bytesUsed + length > _bytes.Length)
        {
            Grow(ref _bytes, _bytesUsed, _bytesUsed + length);
        }

        var room = _bytes.AsSpan(_bytesUsed, length);
        _cells[_rows[^1].At + column] = new(_bytesUsed, length);
        _bytesUsed += length;
        return room;
    }

    public void Shorten(int column, int length)
    {
        ref var cell = ref _cells[_rows[^1].At + column];
        _bytesUsed -= cell.Length - length;
        cell = cell with { Length = length };
    }

    public bool IsNull(int cell) => _cells[cell].Length == Null;

    public long Number(int cell) => _cells[cell].Value;

    public ReadOnlySpan<byte> Text(int cell) =>
        _cells[cell].Length < 0 ? default : _bytes.AsSpan((int)_cells[cell].Value, _cells[cell].Length);

    /// <summary>The row that was begun last.</summary>
    public Row Last => this[_rows.Count - 1];

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<Cell>.Shared.Return(_cells);
        (_bytes, _cells) = ([], []);
    }

    private static void Grow<T>(ref T[] array, int used, int need)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(need, array.Length * 2));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Cell(long Value, int Length);
}
