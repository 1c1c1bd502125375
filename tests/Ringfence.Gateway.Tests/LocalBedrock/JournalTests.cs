using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Whatever a process did before it died, each record is delivered once, and in its final form if it had one.</summary>
public class JournalTests
{
    private enum Step
    {
        Append,
        Begin,
        Finish,
        Seal,
        Die,
        DieHavingWrittenHalfALine,
    }

    [Fact]
    public void Every_record_is_delivered_once_whatever_happens_to_the_process()
    {
        Prop.ForAll(
                Gen.Elements(Enum.GetValues<Step>()).ListOf().ToArbitrary(),
                steps =>
                {
                    var folder = Directory.CreateTempSubdirectory("journal-").FullName;
                    try
                    {
                        Live(folder, steps);
                    }
                    finally
                    {
                        Directory.Delete(folder, recursive: true);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static void Live(string folder, IEnumerable<Step> steps)
    {
        var (segments, expected, unfinished, delivered) = (0, new List<string>(), new List<Guid>(), new List<string>());
        string Name() => $"segment-{segments++:D6}";
        var journal = new Journal(folder, Name);
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Append:
                    expected.Add(Append(journal, Guid.NewGuid(), final: true));
                    break;
                case Step.Begin:
                    unfinished.Add(Guid.NewGuid());
                    Append(journal, unfinished[^1], final: false);
                    break;
                case Step.Finish when unfinished.Count > 0:
                    expected.Add(Append(journal, unfinished[0], final: true));
                    unfinished.RemoveAt(0);
                    break;
                case Step.Seal:
                    journal.Seal(Name());
                    delivered.AddRange(Deliver(journal));
                    break;
                case Step.Die or Step.DieHavingWrittenHalfALine:
                    journal.Dispose();
                    if (step is Step.DieHavingWrittenHalfALine)
                    {
                        File.AppendAllText(Path.Combine(folder, "open.journal"), $"F {Guid.NewGuid()} {{\"half");
                    }

                    // Nothing will finish what the dead process began.
                    expected.AddRange(unfinished.Select(id => $"P{id}"));
                    unfinished.Clear();
                    journal = new(folder, Name);
                    break;
            }
        }

        journal.Dispose();
        expected.AddRange(unfinished.Select(id => $"P{id}"));
        using var last = new Journal(folder, Name);
        delivered.AddRange(Deliver(last));
        Assert.Equal(expected.Order(), delivered.Order());
    }

    private static string Append(Journal journal, Guid id, bool final)
    {
        var record = $"{(final ? 'F' : 'P')}{id}";
        var line = Encoding.UTF8.GetBytes(record + "\n");
        if (final)
        {
            journal.Append(id, line);
        }
        else
        {
            journal.AppendProvisional(id, line);
        }

        return record;
    }

    private static IEnumerable<string> Deliver(Journal journal)
    {
        foreach (var segment in journal.Sealed().ToArray())
        {
            foreach (var record in segment.Records())
            {
                yield return Encoding.UTF8.GetString(record.Span);
            }

            segment.Delete();
        }
    }
}
