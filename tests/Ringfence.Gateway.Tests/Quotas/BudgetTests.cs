using Ringfence.Gateway.Quotas;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class BudgetTests
{
    [Fact]
    public void It_fills_evenly_and_says_to_the_tick_when_it_holds_enough()
    {
        var budget = new Budget(7, TimeSpan.FromMinutes(1));
        budget.AdvanceTo(0);
        budget.Take(7);
        Assert.Equal(0, budget.Remaining);

        var wait = budget.WaitFor(1)!.Value.Ticks;
        budget.AdvanceTo(wait - 1);
        Assert.False(budget.Has(1));
        budget.AdvanceTo(wait);
        Assert.True(budget.Has(1));
        Assert.Equal(1, budget.Remaining);
    }
}
