using System.Text;

namespace Ringfence.Cli;

/// <summary>A text writer as the stream that a report writes to. Not closed with it.</summary>
/// <param name="writer">Where the text goes.</param>
internal sealed class TextBytes(TextWriter writer) : MemoryStream
{
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            writer.Write(Encoding.UTF8.GetString(GetBuffer(), 0, (int)Length));
            writer.Flush();
        }

        base.Dispose(disposing);
    }
}
