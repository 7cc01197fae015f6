using LandPlanner.Areas;
using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>What the actual is held against.</summary>
public enum LightBase
{
    /// <summary>The cumulative plan of the months.</summary>
    Plan,

    /// <summary>序时进度: the share of time that is over.</summary>
    Time,
}

/// <summary>How the lag is measured.</summary>
public enum LightMeasure
{
    /// <summary>In percentage points of the whole plan.</summary>
    Points,

    /// <summary>As the share, in percent, of what is due by then that was done.</summary>
    Share,
}

/// <summary>From how many months on something is yellow, and from how many red.</summary>
public sealed record MonthLimits(int Yellow, int Red)
{
    public Light Of(int months) => months >= Red ? Light.Red : months >= Yellow ? Light.Yellow : Light.Green;
}

/// <summary>How lights are given (<c>data/projects/lights.yaml</c>). A project has the most pressing light of all that is true of it.</summary>
/// <param name="Yellow">Points: yellow from this lag on, this included. Share: yellow below this share.</param>
/// <param name="Red">Points: red above this lag. Share: red below this share.</param>
/// <param name="LateStart">Months in which it should have begun and had not, the month of the planned start included.</param>
/// <param name="NotEntered">Months, after the start or after the last month entered, for which nothing was entered.</param>
public sealed record LightRule(
    string Id, string TitleZh, string TitleEn, LightMeasure Measure, LightBase Against, decimal Yellow, decimal Red, MonthLimits LateStart, MonthLimits NotEntered)
{
    /// <summary>The light of the lag alone; unknown where nothing is planned or entered.</summary>
    public Light OfLag(ProgressCurve curve)
    {
        if (Measure == LightMeasure.Points)
        {
            return curve.Lag(Against) is not { } lag ? Light.Unknown
                : lag > Ratio.OfPercent(Red) ? Light.Red
                : lag >= Ratio.OfPercent(Yellow) ? Light.Yellow : Light.Green;
        }

        if (curve.Done(Against) is not { } done)
            return curve.Lag(Against) is null ? Light.Unknown : Light.Green;
        return done < Ratio.OfPercent(Red) ? Light.Red : done < Ratio.OfPercent(Yellow) ? Light.Yellow : Light.Green;
    }

    /// <summary>The light of a project at the end of a month, with what it comes from.</summary>
    public LightVerdict Judge(ProjectFile project, Month until)
    {
        if (project.Project.IsDropped)
            return new(Light.Unknown, [new(Light.Unknown, "项目已取消", "The project was given up")]);
        if (project.FinishedOn is { } finished && finished <= until.LastDay)
            return new(Light.Green, [new(Light.Green, $"已于 {Moments.Write(finished)} 竣工", $"Completed on {Moments.Write(finished)}")]);
        var (curve, isOfLife) = CurveOf(project, until);
        var words = new LightWords(this, until, isOfLife);
        var reasons = new List<LightReason>();
        if (project.MonthsLate(until) is > 0 and var late && LateStart.Of(late) is > Light.Green and var lateLight)
            reasons.Add(words.Late(lateLight, late, project.PlannedStart!.Value));
        if (project.MonthsNotEntered(until) is > 0 and var missing && NotEntered.Of(missing) is > Light.Green and var missingLight)
            reasons.Add(words.NotEntered(missingLight, missing));
        if (OfLag(curve) is not Light.Unknown and var lag)
            reasons.Add(words.Lag(lag, curve));
        if (reasons.Count == 0)
            reasons.Add(curve.Whole > Money.Zero ? LightWords.NothingYet() : words.NoPlan());
        return new(reasons.Max(reason => reason.Light), [.. reasons.OrderByDescending(reason => reason.Light)]);
    }

    /// <summary>The curve of the year; where nothing is planned for that, and less was done than was planned until then, the curve of the project's life: a new year pays no arrears.</summary>
    private static (ProgressCurve Curve, bool IsOfLife) CurveOf(ProjectFile project, Month until)
    {
        var year = ProgressCurve.OfYear(until.Year, project.Months, until);
        if (year.Whole > Money.Zero || ProgressCurve.OfLife(project.Months, until, project.Project.Total) is not { } life)
            return (year, false);
        var due = life.Points.LastOrDefault(point => point.Month <= until)?.PlanSoFar ?? Money.Zero;
        return project.Months.ActualUpTo(until) < due ? (life, true) : (year, false);
    }
}
