namespace Ringfence.Cli.Live;

/// <summary>Says on a terminal's standard error how much of an account is read; into a file or a pipe, nothing.</summary>
internal static class CollectProgress
{
    public static Action<int, int>? On(Terminal terminal)
    {
        if (!terminal.Error.Profile.Out.IsTerminal)
        {
            return null;
        }

        var writer = terminal.Error.Profile.Out.Writer;
        return (done, all) =>
        {
            if (done % 10 == 0 || done == all)
            {
                var bar = new string('█', done * 30 / all).PadRight(30, '░');
                writer.Write($"\r{bar} {done} of {all} types{(done == all ? "\n" : "")}");
            }
        };
    }
}
