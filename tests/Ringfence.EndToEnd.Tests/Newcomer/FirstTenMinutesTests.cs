using System.Globalization;
using System.Text;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Newcomer;

/// <summary>docs/first-ten-minutes.md, typed as it stands into a shell of its own, in a directory where nothing was before.</summary>
public sealed class FirstTenMinutesTests
{
    private const int PortOfThePage = 8080;
    private static readonly TimeSpan WithBuilds = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_newcomer_gets_what_the_page_promises()
    {
        using var scratch = new ScratchDirectory();
        var port = FreePort.Take();
        var commands = CommandPage.Read(
            (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs/first-ten-minutes.md"))).Replace(
                PortOfThePage.ToString(CultureInfo.InvariantCulture),
                port.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            )
        );
        LikeAClone(scratch);
        var at = commands.TakeWhile(command => !command.Stays).Count();
        Assert.True(
            at is > 0 && at < commands.Count - 1,
            "the page starts something that stays, between other commands"
        );
        await TypeAsync(scratch, [.. commands.Take(at)], 0);
        using var stays = Start(scratch, "exec " + commands[at].Text);
        await Eventually.GetAsync(
            () =>
                commands[at].IsKeptBy(stays.Output) ? "kept"
                : stays.HasExited ? throw new InvalidOperationException(stays.Tail)
                : null,
            $"what line {commands[at].Line} promises",
            () => stays.Tail
        );
        await TypeAsync(scratch, [.. commands.Skip(at + 1)], at + 1);
        Assert.True(await stays.StopAsync() == 0, stays.Tail);
    }

    // The launcher is this checkout's, so that it builds once for all tests; what the page makes lies in a directory of its own.
    private static void LikeAClone(ScratchDirectory scratch)
    {
        File.CreateSymbolicLink(scratch.In("ringfence"), Path.Combine(Checkout.Root, "ringfence"));
        Directory.CreateDirectory(scratch.In("samples"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "samples")))
        {
            File.Copy(file, scratch.In("samples", Path.GetFileName(file)));
        }
    }

    // One shell for all of them, so that what is exported stays; it ends at the first that fails.
    private static async Task TypeAsync(ScratchDirectory scratch, IReadOnlyList<PageCommand> commands, int first)
    {
        var script = new StringBuilder("set -o pipefail\n");
        for (var at = 0; at < commands.Count; at++)
        {
            script.Append(
                CultureInfo.InvariantCulture,
                $"{{\n{commands[at].Text}\n}} >'{Output(first + at)}' 2>&1 || exit 1\n"
            );
        }

        using var shell = Start(scratch, script.ToString());
        var exitCode = await shell.ExitAsync(WithBuilds);
        for (var at = 0; at < commands.Count; at++)
        {
            var file = scratch.In(Output(first + at));
            Assert.True(File.Exists(file), $"line {commands[at].Line} was not reached: {shell.Tail}");
            var said = await File.ReadAllTextAsync(file);
            var isLast = !File.Exists(scratch.In(Output(first + at + 1)));
            Assert.False(exitCode != 0 && isLast, $"line {commands[at].Line} failed: {commands[at].Text}\n{said}");
            Assert.True(
                commands[at].IsKeptBy(said),
                $"line {commands[at].Line}: {commands[at].Text}\npromised:\n{string.Join('\n', commands[at].Promised)}\nsaid:\n{said}"
            );
        }
    }

    private static string Output(int at) => $".said-{at}";

    private static RunningProcess Start(ScratchDirectory scratch, string script) =>
        RunningProcess.Start("bash", ["-c", $"cd '{scratch.Path}'\n{script}"]);
}
