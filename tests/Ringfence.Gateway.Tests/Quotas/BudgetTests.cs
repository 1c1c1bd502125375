using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Quotas;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class BudgetTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Moves of the clock (ticks, backwards too) and the units then asked for.</summary>
    private static readonly Gen<(long Move, int Units)[]> Steps = Gen.Frequency(
            (1, Gen.Constant(0)),
            (4, Gen.Choose(0, 40_000_000)),
            (1, Gen.Choose(-600_000_000, 600_000_000))
        )
        .Zip(Gen.Choose(0, 12), (move, units) => ((long)move, units))
        .ArrayOf(60);

    [Fact]
    public void It_fills_evenly_and_says_to_the_tick_when_it_holds_enough()
    {
        var budget = new Budget(7, Minute);
        budget.AdvanceTo(0);
        budget.Take(7);
        Assert.Equal(0, budget.Remaining);
        Assert.Equal(Minute, budget.UntilFull);

        var wait = budget.WaitFor(1)!.Value.Ticks;
        budget.AdvanceTo(wait - 1);
        Assert.False(budget.Has(1));
        budget.AdvanceTo(wait);
        Assert.True(budget.Has(1));
        Assert.Equal(1, budget.Remaining);
    }

    [Fact]
    public void In_no_stretch_of_time_is_more_admitted_than_the_limit_and_what_the_time_brought() =>
        Prop.ForAll(
                Steps.ToArbitrary(),
                Gen.Choose(0, 20).ToArbitrary(),
                (steps, limit) =>
                {
                    var admitted = Run(new Budget(limit, Minute), steps);
                    for (var from = 0; from < admitted.Count; from++)
                    {
                        long units = 0;
                        for (var to = from; to < admitted.Count; to++)
                        {
                            units += admitted[to].Units;
                            var passed = admitted[to].Time - admitted[from].Time;
                            if ((Int128)units * Minute.Ticks > (Int128)limit * (Minute.Ticks + passed))
                            {
                                return false;
                            }
                        }
                    }
                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_it_holds_is_never_above_the_limit_whatever_is_returned_and_whenever() =>
        Prop.ForAll(
                Steps.ToArbitrary(),
                steps =>
                {
                    var budget = new Budget(10, Minute);
                    long now = 0;
                    return steps.All(step =>
                    {
                        budget.AdvanceTo(now += step.Move);
                        budget.Return(step.Units);
                        return budget.Remaining <= 10
                            && budget.Has(budget.Remaining)
                            && !budget.Has(budget.Remaining + 1);
                    });
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Waiting_as_long_as_it_says_is_enough_and_a_tick_less_is_not() =>
        Prop.ForAll(
                Gen.Choose(1, 1_000_000).ToArbitrary(),
                Gen.Choose(0, 5_000_000).ToArbitrary(),
                Gen.Choose(1, 1_000_000).ToArbitrary(),
                (limit, spent, units) =>
                {
                    var budget = new Budget(limit, Minute);
                    budget.AdvanceTo(0);
                    budget.Take(spent);
                    if (budget.WaitFor(units) is not { } wait)
                    {
                        return units > limit;
                    }
                    if (wait == TimeSpan.Zero)
                    {
                        return budget.Has(units);
                    }
                    budget.AdvanceTo(wait.Ticks - 1);
                    var early = budget.Has(units);
                    budget.AdvanceTo(wait.Ticks);
                    return !early && budget.Has(units);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_debt_is_worked_off_before_anything_is_admitted()
    {
        var budget = new Budget(60, Minute);
        budget.AdvanceTo(0);
        budget.Take(180);
        Assert.Equal(0, budget.Remaining);
        Assert.Equal(TimeSpan.FromSeconds(121), budget.WaitFor(1));
        Assert.Equal(TimeSpan.FromMinutes(3), budget.UntilFull);
        budget.AdvanceTo(TimeSpan.FromSeconds(120).Ticks);
        Assert.False(budget.Has(1));
        Assert.True(budget.Has(0));
    }

    [Fact]
    public void A_budget_of_nothing_never_has_anything()
    {
        var budget = new Budget(0, Minute);
        budget.AdvanceTo(0);
        budget.AdvanceTo(TimeSpan.FromDays(1000).Ticks);
        Assert.False(budget.Has(1));
        Assert.Null(budget.WaitFor(1));
    }

    /// <summary>What was admitted when; time counts forward moves alone.</summary>
    private static List<(long Time, long Units)> Run(Budget budget, (long Move, int Units)[] steps)
    {
        var admitted = new List<(long, long)>();
        long clock = 0,
            passed = 0;
        budget.AdvanceTo(0);
        foreach (var (move, units) in steps)
        {
            clock += move;
            passed += Math.Max(move, 0);
            budget.AdvanceTo(clock);
            if (budget.Has(units))
            {
                budget.Take(units);
                admitted.Add((passed, units));
            }
        }
        return admitted;
    }
}
