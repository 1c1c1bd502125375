using Ringfence.Cdk.Gateway;

namespace Ringfence.Cdk.Tests;

public class ImageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Checkout.Root, "Dockerfile"));

    [Fact]
    public void It_runs_as_the_user_that_the_task_and_the_file_system_name()
    {
        var final = Lines[Array.FindLastIndex(Lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.Contains("chiselled", final[0]);
        Assert.Equal(
            $"USER {GatewayCell.User}:{GatewayCell.User}",
            Assert.Single(final, line => line.StartsWith("USER ", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(final, line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }
}
