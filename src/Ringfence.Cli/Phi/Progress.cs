using System.Globalization;

namespace Ringfence.Cli.Phi;

/// <summary>Says on a terminal's standard error how far a long run is; into a file or a pipe, nothing.</summary>
internal sealed class Progress(TextWriter error, bool visible, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly long _begun = time.GetTimestamp();
    private long _last = time.GetTimestamp();
    private int _documents;
    private long _characters;
    private bool _shown;

    /// <summary>On the terminal's standard error, when that is one and <paramref name="visible"/>.</summary>
    public static Progress On(Terminal terminal, bool visible) =>
        new(terminal.Error.Profile.Out.Writer, visible && terminal.Error.Profile.Out.IsTerminal, TimeProvider.System);

    public void Add(PhiDocument document)
    {
        _documents++;
        _characters += document.Text.Length;
        if (visible && time.GetElapsedTime(_last) >= Between)
        {
            _last = time.GetTimestamp();
            _shown = true;
            var rate = _characters / 1e6 / time.GetElapsedTime(_begun).TotalSeconds;
            error.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r{_documents} documents, {_characters / 1e6:0.0} million characters, {rate:0.0} a second "
                )
            );
        }
    }

    /// <summary>Leaves the line that it wrote on.</summary>
    public void Done()
    {
        if (_shown)
        {
            error.WriteLine();
        }
    }
}
