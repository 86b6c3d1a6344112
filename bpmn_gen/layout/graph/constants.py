"""Every distance of the layout, in px of the drawing plane, with its reason.

No other module of the layout holds a distance, so that a change of policy is a change in one place.
"""

from __future__ import annotations

from typing import Final

# --- Sizes of nodes: those of bpmn-js and Camunda Modeler, so that maps look at home there.
TASK_WIDTH: Final = 100.0
"""Least width of an activity; all activities of a map share one size."""
TASK_HEIGHT: Final = 80.0
"""Least height of an activity."""
TASK_WIDTH_STEP: Final = 4.0
"""Activities grow by whole steps, so that a changed word rarely changes the size of all."""
TASK_MAX_WIDTH: Final = 220.0
"""Greatest width of an activity.  Wider boxes no longer read as steps of a flow, so longer text
makes them higher."""
EVENT_SIZE: Final = 36.0
GATEWAY_SIZE: Final = 50.0
DATA_WIDTH: Final = 36.0
DATA_HEIGHT: Final = 50.0
NOTE_WIDTH: Final = 120.0
"""Least width of a text annotation."""
NOTE_WIDTH_STEP: Final = 20.0
"""Annotations grow by such steps until they are about twice as wide as high."""
TEXT_PAD: Final = 7.0
"""Left and right of the text of an activity or an annotation: that of bpmn-js and of all that is
built upon it."""
TEXT_PAD_Y: Final = 4.0
"""Above and below the text of an activity, which bpmn-js puts into the middle of its height."""
NOTE_PAD: Final = 7.0
"""Above and below the text of an annotation: that of bpmn-js, which begins at its top."""
TITLE_PAD: Final = 4.0
"""Before and behind a title in its header."""
MARKER: Final = 18.0
"""Height at the lower border of an activity in which bpmn-js draws the marker of a call or of a
sub-process.  As much stays free above the text, because the text stands in the middle."""
SIGN: Final = 8.0
"""Height at the upper border of an activity in which we draw the sign of its kind.  The letters of
a line begin some px below its top, which is the gap."""
VIEWER_SIGN: Final = 22.0
"""The same of bpmn-js, which draws the sign over the text."""
USUAL_LINES: Final = 3
"""Lines of text that stand in a box of the usual height whatever its sign: there they meet the
lowest 3 px of the person of bpmn-js, as in most drawings that are made with it."""

# --- Labels outside shapes.
LABEL_WIDTH: Final = 90.0
"""Greatest width of a label: that of bpmn-js, so that the text breaks there as it does here.  A
label is wider only where a word would be broken else."""
LABEL_GAP: Final = 4.0
"""Between a label and its own shape or edge."""
NAME_ROOM: Final = 40.0
"""Free height under a named event or gateway, because Bizagi prints the name there whatever place
the file gives it."""

# --- Containers.
POOL_HEADER: Final = 30.0
LANE_HEADER: Final = 30.0
POOL_INSET: Final = 80.0
"""Least distance of a node from the left border of its pool: Bizagi's header is 50 px wide."""
PHASE_HEADER: Final = 30.0
"""Height of the band above the pools that names the phases."""
PHASE_GAP: Final = 10.0
"""How far the frame of a phase reaches below the pools."""
POOL_GAP: Final = 40.0
"""Least distance between two pools; message flows make it wider."""
GUTTER_PAD: Final = 20.0
"""Between a pool and the nearest line in the gutter, which is the room between two pools."""
BAR_HEIGHT: Final = 60.0
"""Height of a pool whose process is not shown."""
SCOPE_PAD: Final = 24.0
"""Between the border of an expanded sub-process and its content."""
SCOPE_TITLE: Final = 20.0
"""Height of the title inside an expanded sub-process."""
GROUP_PAD: Final = 12.0
"""Between the frame of a group and what it holds, so that lines inside do not touch the frame."""
GROUP_HEADER: Final = 20.0
"""Height of a group's name above what it holds: one line of text and some air."""
MARGIN: Final = 20.0
"""Free paper around the drawing."""

# --- Distances along x: least distance between neighbours that share a height.
NODE_GAP_X: Final = 42.0
"""Between two nodes: room for an arrow with a head and a visible line."""
TRACK_NODE_X: Final = 20.0
"""Between an upright line and a node: room for the arrow head and a bit of line."""
TRACK_GAP: Final = 14.0
"""Between two parallel lines.  A segment under 12 px reads as a kink, so this is more."""
LABEL_CLEARANCE: Final = 6.0
"""Between a label and anything that it does not belong to."""
LEFT_PAD: Final = 24.0
"""Between the headers of a lane and its first node."""
RIGHT_PAD: Final = 28.0
"""Between the last node and the right border of its lane."""

COLUMN_STEP: Final = 40.0
"""Least distance between the middles of two columns, even where no row has nodes in both."""
LINE_STEP: Final = 14.0
"""Least distance between a track (a line between two rows or columns) and the middle of the row or
column beside it."""

# --- Distances along y.
NODE_GAP_Y: Final = 26.0
"""Between two nodes of neighbouring rows in one lane."""
TRACK_NODE_Y: Final = 16.0
"""Between a level line and a node above or below it."""
LANE_PAD: Final = 18.0
"""Between a node and the border of its lane."""
LANE_MIN: Final = 60.0
"""Least height of a lane."""
ROW_STEP: Final = 50.0
"""Least distance between the middles of two rows: a line from a gateway needs room to turn."""

# --- Ports.
PORT_GAP: Final = 20.0
"""Between two lines that leave one side of a box."""
BOUNDARY_GAP: Final = 44.0
"""Between the centres of two boundary events on one host."""

# --- Costs: a crossing is as bad as eight bends, and a bend as bad as 500 px of line.  Readers lose
# a line at crossings first, at bends next, and hardly ever on a long straight part.
COST_CROSSING: Final = 80.0
COST_BEND: Final = 10.0
COST_PX: Final = 0.02

# --- Decisions with what they require: sizes are those of dmn-js.
DECISION_SIZE: Final = (180.0, 80.0)
"""Least width and height of a decision, which is at least as wide as the inputs below it."""
INPUT_SIZE: Final = (125.0, 45.0)
INPUT_ROUND: Final = 16.0
"""Free width on each side of the text of an input, because its ends are round."""
SOURCE_SIZE: Final = (140.0, 63.0)
SOURCE_WAVE: Final = 12.0
"""Height of the wave at the lower border of a knowledge source, which holds no text."""
INPUT_GAP: Final = 40.0
"""Between two inputs."""
DECISION_GAP: Final = 80.0
"""Between a decision and its inputs."""
SOURCE_GAP: Final = 100.0
"""Between a decision and the law that it rests on."""
TITLE_ROOM: Final = 100.0
"""Free height above everything, because dmn-js writes the name of the file over that corner."""
