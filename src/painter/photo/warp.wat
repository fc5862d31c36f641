;; Copies a picture through a mesh of source places, bilinearly, or lays it over what is there.
;; Built into kernel-bytes.ts by `node tools/warp-kernel.ts`.
;;
;; A node of the mesh is four floats: column and row in the source (pixel middles are whole numbers), the share with
;; which the picture is laid over (0 to 1), and nothing. Nodes are 8 output pixels apart, the first at the corner.
;; Sources are RGBA; one that is laid over is premultiplied. Widths of the output are even, sources at least 2 by 2.
(module
  (memory (export "memory") 1)

  ;; Eight bytes of a row as eight 16-bit lanes: two neighbouring pixels.
  (func $column (param $at i32) (param $stride i32) (param $down i32) (result v128)
    (local $top v128)
    (local.set $top (v128.load8x8_u (local.get $at)))
    ;; (top × 256 + (bottom − top) × down + half) / 256: 16 bits are enough, modulo their size.
    (i16x8.shr_u
      (i16x8.add
        (i16x8.add (i16x8.shl (local.get $top) (i32.const 8)) (i16x8.splat (i32.const 128)))
        (i16x8.mul
          (i16x8.sub (v128.load8x8_u (i32.add (local.get $at) (local.get $stride))) (local.get $top))
          (i16x8.splat (local.get $down))))
      (i32.const 8)))

  (func (export "warp")
    (param $source i32) (param $width i32) (param $height i32)
    (param $mesh i32) (param $columns i32)
    (param $out i32) (param $outWidth i32) (param $outHeight i32)
    ;; Laid over, only where the source's box is met.
    (param $over i32)
    (param $boxLeft f32) (param $boxTop f32) (param $boxRight f32) (param $boxBottom f32)
    (local $stride i32) (local $limit v128) (local $zero v128)
    (local $x i32) (local $y i32) (local $end i32) (local $node i32) (local $below i32) (local $down v128)
    (local $left v128) (local $right v128) (local $step v128) (local $from v128) (local $to v128)
    (local $place v128) (local $first v128) (local $second v128)
    (local $a v128) (local $b v128) (local $near v128) (local $far v128) (local $across v128)
    (local $pixels v128) (local $alpha v128) (local $address i32)
    (local.set $stride (i32.shl (local.get $width) (i32.const 2)))
    (local.set $limit
      (i32x4.replace_lane 2
        (i32x4.replace_lane 1
          (i32x4.splat (i32.sub (i32.shl (i32.sub (local.get $width) (i32.const 1)) (i32.const 16)) (i32.const 1)))
          (i32.sub (i32.shl (i32.sub (local.get $height) (i32.const 1)) (i32.const 16)) (i32.const 1)))
        (i32.const 65536)))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $y) (local.get $outHeight)))
        (local.set $down
          (f32x4.splat
            (f32.mul
              (f32.add (f32.convert_i32_u (i32.and (local.get $y) (i32.const 7))) (f32.const 0.5))
              (f32.const 0.125))))
        (local.set $node
          (i32.add
            (local.get $mesh)
            (i32.shl (i32.mul (i32.shr_u (local.get $y) (i32.const 3)) (local.get $columns)) (i32.const 4))))
        (local.set $below (i32.add (local.get $node) (i32.shl (local.get $columns) (i32.const 4))))
        (local.set $right
          (f32x4.add
            (v128.load (local.get $node))
            (f32x4.mul (f32x4.sub (v128.load (local.get $below)) (v128.load (local.get $node))) (local.get $down))))
        (local.set $x (i32.const 0))
        (local.set $address (i32.add (local.get $out)
          (i32.shl (i32.mul (local.get $y) (local.get $outWidth)) (i32.const 2))))
        (loop $cells
          (local.set $node (i32.add (local.get $node) (i32.const 16)))
          (local.set $below (i32.add (local.get $below) (i32.const 16)))
          (local.set $left (local.get $right))
          (local.set $right
            (f32x4.add
              (v128.load (local.get $node))
              (f32x4.mul (f32x4.sub (v128.load (local.get $below)) (v128.load (local.get $node))) (local.get $down))))
          (local.set $end (i32.add (local.get $x) (i32.const 8)))
          (if (i32.gt_u (local.get $end) (local.get $outWidth))
            (then (local.set $end (local.get $outWidth))))
          (block $skipped
            (if (local.get $over)
              (then
                (local.set $from (f32x4.min (local.get $left) (local.get $right)))
                (local.set $to (f32x4.max (local.get $left) (local.get $right)))
                (if
                  (i32.or
                    (i32.or
                      (f32.gt (f32x4.extract_lane 0 (local.get $from)) (local.get $boxRight))
                      (f32.lt (f32x4.extract_lane 0 (local.get $to)) (local.get $boxLeft)))
                    (i32.or
                      (f32.gt (f32x4.extract_lane 1 (local.get $from)) (local.get $boxBottom))
                      (f32.lt (f32x4.extract_lane 1 (local.get $to)) (local.get $boxTop))))
                  (then
                    (local.set $address
                      (i32.add (local.get $address)
                        (i32.shl (i32.sub (local.get $end) (local.get $x)) (i32.const 2))))
                    (br $skipped)))))
            (local.set $step
              (f32x4.mul (f32x4.sub (local.get $right) (local.get $left)) (f32x4.splat (f32.const 0.125))))
            (local.set $place
              (i32x4.trunc_sat_f32x4_s
                (f32x4.mul
                  (f32x4.add (local.get $left) (f32x4.mul (local.get $step) (f32x4.splat (f32.const 0.5))))
                  (f32x4.splat (f32.const 65536)))))
            (local.set $step
              (i32x4.trunc_sat_f32x4_s (f32x4.mul (local.get $step) (f32x4.splat (f32.const 65536)))))
            (local.set $end (i32.add (local.get $address)
              (i32.shl (i32.sub (local.get $end) (local.get $x)) (i32.const 2))))
            (loop $pairs
              (local.set $first
                (i32x4.min_s (i32x4.max_s (local.get $place) (local.get $zero)) (local.get $limit)))
              (local.set $place (i32x4.add (local.get $place) (local.get $step)))
              (local.set $second
                (i32x4.min_s (i32x4.max_s (local.get $place) (local.get $zero)) (local.get $limit)))
              (local.set $place (i32x4.add (local.get $place) (local.get $step)))
              (local.set $a
                (call $column
                  (i32.add
                    (local.get $source)
                    (i32.add
                      (i32.mul (i32.shr_u (i32x4.extract_lane 1 (local.get $first)) (i32.const 16)) (local.get $stride))
                      (i32.shl (i32.shr_u (i32x4.extract_lane 0 (local.get $first)) (i32.const 16)) (i32.const 2))))
                  (local.get $stride)
                  (i32.and (i32.shr_u (i32x4.extract_lane 1 (local.get $first)) (i32.const 8)) (i32.const 255))))
              (local.set $b
                (call $column
                  (i32.add
                    (local.get $source)
                    (i32.add
                      (i32.mul (i32.shr_u (i32x4.extract_lane 1 (local.get $second)) (i32.const 16)) (local.get $stride))
                      (i32.shl (i32.shr_u (i32x4.extract_lane 0 (local.get $second)) (i32.const 16)) (i32.const 2))))
                  (local.get $stride)
                  (i32.and (i32.shr_u (i32x4.extract_lane 1 (local.get $second)) (i32.const 8)) (i32.const 255))))
              (local.set $near (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
              (local.set $far (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
              ;; The second byte of each place is how far across it is between two pixels.
              (local.set $across
                (i16x8.shr_u
                  (i8x16.shuffle 0 1 0 1 0 1 0 1 16 17 16 17 16 17 16 17 (local.get $first) (local.get $second))
                  (i32.const 8)))
              (local.set $pixels
                (i16x8.shr_u
                  (i16x8.add
                    (i16x8.add (i16x8.shl (local.get $near) (i32.const 8)) (i16x8.splat (i32.const 128)))
                    (i16x8.mul (i16x8.sub (local.get $far) (local.get $near)) (local.get $across)))
                  (i32.const 8)))
              (block $drawn
                (if (local.get $over)
                  (then
                    (br_if $drawn (i32.eqz (v128.any_true (local.get $pixels))))
                    ;; Shares are 0 to 256, so that a whole one changes nothing.
                    (local.set $alpha
                      (i32x4.shr_u
                        (i8x16.shuffle 8 9 10 11 8 9 10 11 24 25 26 27 24 25 26 27
                          (local.get $first) (local.get $second))
                        (i32.const 8)))
                    (local.set $alpha
                      (i8x16.shuffle 0 1 0 1 0 1 0 1 8 9 8 9 8 9 8 9 (local.get $alpha) (local.get $alpha)))
                    (local.set $pixels
                      (i16x8.shr_u (i16x8.mul (local.get $pixels) (local.get $alpha)) (i32.const 8)))
                    (local.set $alpha
                      (i8x16.shuffle 6 7 6 7 6 7 6 7 14 15 14 15 14 15 14 15 (local.get $pixels) (local.get $pixels)))
                    (local.set $alpha
                      (i16x8.sub
                        (i16x8.splat (i32.const 256))
                        (i16x8.add (local.get $alpha) (i16x8.shr_u (local.get $alpha) (i32.const 7)))))
                    (local.set $pixels
                      (i16x8.add
                        (local.get $pixels)
                        (i16x8.shr_u
                          (i16x8.add
                            (i16x8.mul (v128.load8x8_u (local.get $address)) (local.get $alpha))
                            (i16x8.splat (i32.const 128)))
                          (i32.const 8))))))
                (v128.store64_lane 0
                  (local.get $address)
                  (i8x16.narrow_i16x8_u (local.get $pixels) (local.get $pixels))))
              (local.set $address (i32.add (local.get $address) (i32.const 8)))
              (br_if $pairs (i32.lt_u (local.get $address) (local.get $end)))))
          (local.set $x (i32.add (local.get $x) (i32.const 8)))
          (br_if $cells (i32.lt_u (local.get $x) (local.get $outWidth))))
        (local.set $y (i32.add (local.get $y) (i32.const 1)))
        (br $rows)))))
