using System.Runtime.InteropServices;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>One row of a batch.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Row(RowBatch batch, Table table, int at)
{
    public Table Table => table;

    public bool IsNull(int column) => batch.IsNull(at + column);

    public long Number(int column) => batch.Number(at + column);

    public ReadOnlySpan<byte> Text(int column) => batch.Text(at + column);
}
