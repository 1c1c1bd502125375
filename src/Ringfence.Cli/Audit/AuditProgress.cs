namespace Ringfence.Cli.Audit;

/// <summary>Says on a terminal's standard error how many files are read; into a file or a pipe, nothing.</summary>
internal static class AuditProgress
{
    // Fewer are read before a person looks.
    private const int Many = 50;

    public static Action<int, int>? On(Terminal terminal)
    {
        if (!terminal.Error.Profile.Out.IsTerminal)
        {
            return null;
        }

        var writer = terminal.Error.Profile.Out.Writer;
        return (done, all) =>
        {
            if (all >= Many && (done % 10 == 0 || done == all))
            {
                var bar = new string('█', done * 30 / all).PadRight(30, '░');
                writer.Write($"\r{bar} {done} of {all} files{(done == all ? "\n" : "")}");
            }
        };
    }
}
