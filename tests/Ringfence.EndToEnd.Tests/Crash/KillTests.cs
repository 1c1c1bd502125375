using System.Text.Json;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Crash;

public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 32;

    [Fact]
    public async Task A_gateway_killed_again_and_again_under_load_loses_no_record()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("RINGFENCE_SEED"), out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"seed {seed} (repeat it: RINGFENCE_SEED={seed})");
        var random = new Random(seed);
        await using var boundary = await SplitBoundary.StartAsync("survivor");
        var history = new LedgerHistory(boundary);
        await using (var clients = new ClientSide(boundary, seed))
        {
            clients.Start();
            for (var kill = 1; kill <= Kills; kill++)
            {
                var known = clients.Complete.Count;
                await Task.Delay(random.Next(50, 700)); // the moment of death, not a wait for something
                await boundary.Gateway.KillAsync();
                await boundary.StartGatewayAsync();

                await history.AssertVerifiesAsync();
                history.AssertNothingIsLost([.. clients.Complete.Take(known)]);
            }

            await Eventually.GetAsync(
                () => clients.Complete.Count > 200 ? clients : null,
                "200 answers",
                () => boundary.Gateway.Tail
            );
            Assert.True(
                clients.Interrupted >= Kills,
                $"only {clients.Interrupted} calls were interrupted by {Kills} kills"
            );
            Assert.True(clients.Strange.Count == 0, string.Join('\n', clients.Strange.Distinct().Take(20)));
            await clients.StopAsync();
            history.AssertNothingIsLost(clients.Complete);
            output.WriteLine(
                $"{Kills} kills, {clients.Complete.Count} answers, {clients.Interrupted} calls interrupted"
            );
        }

        await history.AssertVerifiesAsync();
        await history.AssertEveryArrivalWasRecordedBeforeAsync();
    }
}
