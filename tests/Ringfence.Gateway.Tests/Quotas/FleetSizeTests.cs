using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Quotas;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class FleetSizeTests
{
    private const int Most = 5;

    [Fact]
    public void Until_ECS_has_told_for_long_enough_as_many_count_as_there_may_be()
    {
        var size = new FleetSize(0, 0, comesAndGoes: false);
        Assert.Equal(Most, size.At(Seconds(0), Most));
        for (var second = 1; second <= 120; second += 15)
        {
            Tell(size, 2, second);
            Assert.Equal(Most, size.At(Seconds(second), Most));
        }

        Assert.Equal(Most, size.At(Seconds(121), Most));
        Assert.Equal(2, size.At(Seconds(122), Most));
    }

    [Fact]
    public void A_rise_counts_at_once_and_a_fall_when_it_has_held()
    {
        var size = Settled(2, at: 0);
        Tell(size, 4, 15);
        Assert.Equal(4, size.At(Seconds(15), Most));
        for (var second = 30; second <= 135; second += 15)
        {
            Tell(size, 3, second);
            Assert.Equal(4, size.At(Seconds(second), Most));
        }

        Assert.Equal(3, size.At(Seconds(136), Most));
    }

    [Fact]
    public void An_answer_that_is_too_old_counts_for_nothing_and_the_next_one_for_what_it_says_only_later()
    {
        var size = Settled(2, at: 0);
        Assert.Equal(2, size.At(Seconds(40), Most));
        Assert.Equal(Most, size.At(Seconds(41), Most));
        Tell(size, 2, 45);
        Assert.Equal(Most, size.At(Seconds(45), Most));
        for (var second = 60; second <= 165; second += 15)
        {
            Tell(size, 2, second);
        }

        Assert.Equal(Most, size.At(Seconds(165), Most));
        Assert.Equal(2, size.At(Seconds(166), Most));
    }

    [Fact]
    public void One_that_goes_and_one_that_comes_in_its_place_both_count_for_a_while()
    {
        var size = new FleetSize(2, Seconds(-200), comesAndGoes: false);
        for (var second = -150; second <= 0; second += 15)
        {
            size.Told([1, 0], Seconds(second));
        }

        Assert.Equal(3, size.At(Seconds(0), Most));
        for (var second = 15; second <= 120; second += 15)
        {
            size.Told([0, 1], Seconds(second));
            Assert.Equal(4, size.At(Seconds(second), Most));
        }

        Assert.Equal(3, size.At(Seconds(121), Most));
    }

    [Fact]
    public void More_than_there_may_be_count_too_and_none_counts_as_one()
    {
        var size = Settled(0, at: 0);
        Assert.Equal(1, size.At(Seconds(1), Most));
        Tell(size, 9, 2);
        Assert.Equal(9, size.At(Seconds(2), Most));
    }

    [Fact]
    public void Only_an_instance_that_comes_and_goes_waits_until_the_others_count_it()
    {
        Assert.Equal(TimeSpan.Zero, new FleetSize(0, 0, comesAndGoes: false).UntilCounted(0));
        var size = new FleetSize(0, Seconds(5), comesAndGoes: true);
        Assert.Equal(FleetSize.CountedAfter, size.UntilCounted(Seconds(5)));
        Assert.Equal(TimeSpan.FromTicks(1), size.UntilCounted(Seconds(65) - 1));
        Assert.Equal(TimeSpan.Zero, size.UntilCounted(Seconds(65)));
        Assert.True(FleetSize.Trusted < FleetSize.CountedAfter);
        Assert.True(FleetSize.Every * 2 < FleetSize.Trusted);
    }

    /// <summary>
    /// Two cells that always run, three that are wanted and not wanted at random; each asks ECS in its own rhythm, some answers fail, all may
    /// be as old as ECS is slow; a cell begins as soon as it is wanted, and gives for a while after it is not.
    /// </summary>
    [Fact]
    public void Whatever_starts_stops_and_fails_the_shares_are_never_more_than_the_whole() =>
        Prop.ForAll(
                Gen.Choose(0, 1_000_000).ToArbitrary(),
                seed =>
                {
                    var worst = Worst(new System.Random(seed), failures: 0.2);
                    return worst <= 1.000_001;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    /// <summary>So that what is bounded above is not bounded by giving nothing: with answers, what is given is all that two cells have.</summary>
    [Fact]
    public void While_nothing_changes_all_of_the_limit_is_given()
    {
        var cells = Enumerable.Range(0, 2).Select(_ => Settled(2, at: 0)).ToList();
        Assert.Equal(1.0, cells.Sum(cell => 1.0 / cell.At(Seconds(20), Most)));
    }

    private static double Worst(System.Random random, double failures)
    {
        var cells = Enumerable.Range(0, Most).Select(cell => new Cell(cell < 2, random.Next(15))).ToList();
        var history = new List<int[]>();
        double worst = 0;
        for (var second = 0; second < 1500; second++)
        {
            foreach (var cell in cells.Where(cell => !cell.Always && random.Next(150) == 0))
            {
                cell.Want(second, random.Next(75));
            }

            history.Add([.. cells.Where(cell => !cell.Always).Select(cell => cell.Wanted ? 1 : 0)]);
            foreach (var cell in cells.Where(cell => cell.Size is not null && second % 15 == cell.Rhythm))
            {
                if (random.NextDouble() >= failures)
                {
                    var seen = Math.Max(0, second - random.Next(15));
                    cell.Size!.Told(history[seen], Seconds(second));
                }
            }

            worst = Math.Max(
                worst,
                cells.Where(cell => cell.Gives(second)).Sum(cell => 1.0 / cell.Size!.At(Seconds(second), Most))
            );
        }

        return worst;
    }

    private static void Tell(FleetSize size, int instances, int second) =>
        size.Told([.. Enumerable.Range(0, 9).Select(service => service < instances ? 1 : 0)], Seconds(second));

    private static FleetSize Settled(int instances, int at)
    {
        var size = new FleetSize(0, Seconds(at - 200), comesAndGoes: false);
        for (var second = at - 150; second <= at; second += 15)
        {
            Tell(size, instances, second);
        }

        return size;
    }

    private static long Seconds(int seconds) => TimeSpan.FromSeconds(seconds).Ticks;

    private sealed class Cell(bool always, int rhythm)
    {
        private int _until = int.MaxValue;

        public bool Always { get; } = always;

        public int Rhythm { get; } = rhythm;

        public bool Wanted { get; private set; } = always;

        public FleetSize? Size { get; private set; } = always ? new FleetSize(2, 0, comesAndGoes: false) : null;

        /// <summary>Wanted if it was not, and the reverse; what is not wanted gives for so long still.</summary>
        public void Want(int second, int lingers)
        {
            if (!Wanted && second <= _until && _until != int.MaxValue)
            {
                return;
            }

            Wanted = !Wanted;
            if (Wanted)
            {
                (Size, _until) = (new FleetSize(2, Seconds(second), comesAndGoes: true), int.MaxValue);
            }
            else
            {
                // The balancer has put in what gives, and takes a while to let it go; it puts in nothing that is to go.
                _until = Size!.UntilCounted(Seconds(second)) == TimeSpan.Zero ? second + lingers : second;
            }
        }

        public bool Gives(int second) =>
            Size is not null && second <= _until && Size.UntilCounted(Seconds(second)) == TimeSpan.Zero;
    }
}
