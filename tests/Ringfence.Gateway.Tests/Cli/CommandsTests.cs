using Ringfence.Cli;

namespace Ringfence.Gateway.Tests.Cli;

public sealed class CommandsTests
{
    [Fact]
    public void Each_command_answers_to_the_name_that_it_is_found_by()
    {
        var all = Commands.Root([]).Subcommands.Select(command => command.Name).ToList();

        Assert.All(all, name => Assert.Equal(name, Assert.Single(Commands.Root([name, "--help"]).Subcommands).Name));
    }

    [Theory]
    [InlineData("adit")]
    [InlineData("--help")]
    public void What_is_no_command_is_told_against_all_of_them(string first) =>
        Assert.Equal(Commands.Root([]).Subcommands.Count, Commands.Root([first]).Subcommands.Count);
}
