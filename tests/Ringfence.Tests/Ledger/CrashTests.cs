using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Tests.Ledger;

/// <summary>Every store call of a scenario goes wrong in every way; after each step the whole world is checked.</summary>
public sealed class CrashTests
{
    public static TheoryData<StoreFault> Faults => [.. Enum.GetValues<StoreFault>()];

    public static TheoryData<StoreFault, int> Failures =>
        [
            .. from failure in Enum.GetValues<StoreFault>()
            where failure < StoreFault.KilledBefore
            from calls in Enumerable.Range(0, 5)
            select (failure, calls),
        ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whichever_call_fails_nothing_acknowledged_is_lost_and_no_two_checkpoints_disagree(
        StoreFault fault
    )
    {
        var call = 0;
        while (await Strikes([1, 3, 248], (call, fault)))
        {
            call++;
        }

        Assert.True(call >= 30, $"the scenario has only {call} calls");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_kill_soon_after_a_failure_finds_nothing_half_mended(StoreFault failure, int soon)
    {
        var call = 0;
        while (await Strikes([2, 1], (call, failure), (soon, StoreFault.KilledBefore)))
        {
            call++;
        }

        Assert.True(call >= 15, $"the scenario has only {call} calls");
    }

    [Fact]
    public void Whatever_fails_again_and_again_the_world_holds()
    {
        var steps =
            from step in Gen.Choose(0, 9)
            from count in Gen.Choose(1, 40)
            from call in Gen.Choose(0, 12)
            from fault in Gen.Elements(Enum.GetValues<StoreFault>())
            select (step, count, call, fault);
        Prop.ForAll(
                steps.ListOf(12).ToArbitrary(),
                script =>
                {
                    RunScript(script).GetAwaiter().GetResult();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    // Two processes: the first meets the fault, whatever is left of it goes on, the second finds what the first left.
    private static async Task<bool> Strikes(int[] appends, params (int Calls, StoreFault Kind)[] faults)
    {
        await using LedgerWorld world = new();
        if (world.Open(faults))
        {
            foreach (var count in appends)
            {
                await world.Append(count);
                await world.Append(2);
                await world.Publish();
                await world.Publish();
            }

            await world.Append(5);
            await world.Append(1);
            await world.Close();
        }

        var struck = world.Store!.Struck;
        world.Check();
        Assert.True(world.Open(), "it does not open after a crash");
        world.Check();
        await world.Append(20);
        await world.Publish();
        world.Check();
        await world.Close();
        world.Check();
        return struck;
    }

    private static async Task RunScript(IReadOnlyList<(int Step, int Count, int Call, StoreFault Fault)> script)
    {
        await using LedgerWorld world = new();
        var open = world.Open();
        foreach (var (step, count, call, fault) in script)
        {
            if (!open)
            {
                open = world.Open((step < 3 ? call : -1, fault));
                continue;
            }

            switch (step)
            {
                case < 4:
                    await world.Append(count);
                    break;
                case < 6:
                    await world.Publish();
                    break;
                case < 8:
                    world.Store!.Arm((call, fault));
                    break;
                default:
                    await world.Close();
                    world.Check();
                    open = false;
                    break;
            }
        }

        if (open)
        {
            await world.Close();
        }

        if (!world.Open())
        {
            Assert.Fail("it does not open without a fault");
        }

        await world.Append(3);
        await world.Close();
        world.Check();
        Assert.True(world.Acknowledged >= 3);
    }
}
